import type { FigureId, Provenance } from '../protocol';
import { callsOf } from '../provenance-entry';
import type { LidoContracts } from './pool';

/** Where each figure on screen comes from: contract, function and formula. */
export function lidoProvenance(contracts: LidoContracts): Readonly<Partial<Record<FigureId, Provenance>>> {
  const token = callsOf(contracts.token, 'Lido');
  const wrapper = callsOf(contracts.wrapper, 'WstETH');
  const queue = callsOf(contracts.queue, 'WithdrawalQueueERC721');
  const router = callsOf(contracts.router, 'StakingRouter');
  const oneShare = ['1000000000000000000'];
  return {
    rate: token(
      'Exchange rate',
      'getPooledEthByShares(uint256)(uint256)',
      'total pooled ETH ÷ total shares, rounded down',
      oneShare,
    ),
    apr: {
      ...token(
        'Yearly rate',
        'TokenRebased(uint256,uint256,uint256,uint256,uint256,uint256,uint256)',
        'growth of the share rate from before the first report of the window to after the last, × 365 days ÷ the time they span. No compounding. The protocol’s fee is already inside the rate.',
      ),
      kind: 'logs',
    },
    fee: router(
      'Fee on rewards',
      'getStakingFeeAggregateDistribution()(uint96,uint96,uint256)',
      '(operators + treasury) ÷ base. Taken from rewards before they reach the rate; never from deposits.',
    ),
    limit: token(
      'Room left',
      'getCurrentStakeLimit()(uint256)',
      'min(maximum, left after the last deposit + blocks since × maximum ÷ growth blocks)',
    ),
    total: token('Total staked', 'getTotalPooledEther()(uint256)', 'all ETH the protocol accounts for'),
    buffered: token(
      'Deposited, not yet working',
      'getBufferedEther()(uint256)',
      'ETH held by the contract: not with validators yet, or back to pay withdrawals',
    ),
    working: token(
      'Working',
      'getTotalPooledEther()(uint256)',
      'total pooled ETH − buffered ETH: with validators, or on the way there or back',
    ),
    unfinalized: queue(
      'Queued to leave',
      'unfinalizedStETH()(uint256)',
      'asked for and not yet finalized. Until then it is still part of the two amounts before it.',
    ),
    queueLength: queue(
      'Requests in the queue',
      'unfinalizedRequestNumber()(uint256)',
      'last request − last finalized request',
    ),
    locked: queue(
      'Ready to claim',
      'getLockedEtherAmount()(uint256)',
      'set aside for finalized requests that have not been claimed',
    ),
    receive: token(
      'You receive',
      'getSharesByPooledEth(uint256)(uint256)',
      'whole shares for the amount, rounded down, valued at the rate after the call, rounded down',
    ),
    rebasingBalance: token(
      'Balance',
      'balanceOf(address)(uint256)',
      'your shares × total pooled ETH ÷ total shares, rounded down',
    ),
    wrappedBalance: wrapper('Balance', 'balanceOf(address)(uint256)', 'wrapped tokens; one is one share'),
    claimable: queue(
      'Claimable',
      'getClaimableEther(uint256[],uint256[])(uint256[])',
      'min(amount asked for, its shares × share rate at finalization), rounded down',
    ),
  };
}

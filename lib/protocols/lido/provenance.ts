import type { Address } from 'viem';

import type { FigureId, Provenance } from '../protocol';
import { callsOf } from '../provenance-entry';
import type { LidoContracts } from './pool';

/** Where each figure on screen comes from: contract, function and formula. */
export function lidoProvenance(contracts: LidoContracts): Readonly<Partial<Record<FigureId, Provenance>>> {
  const token = callsOf(contracts.token, 'Lido');
  const wrapper = callsOf(contracts.wrapper, 'WstETH');
  const queue = callsOf(contracts.queue, 'WithdrawalQueueERC721');
  const router = callsOf(contracts.router, 'StakingRouter');
  const consensus = callsOf(contracts.consensus, 'HashConsensus');
  const limits = callsOf(contracts.limits, 'OracleReportSanityChecker');
  const vault = (title: string, address: Address) =>
    callsOf(contracts.multicall, 'Multicall3')(
      title,
      'getEthBalance(address)(uint256)',
      'the balance of that contract; the next report collects it',
      [address],
    );
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
    refill: token(
      'Limit on staking',
      'getStakeLimitFullInfo()(bool,bool,uint256,uint256,uint256,uint256,uint256)',
      'maximum, the fourth, and in how many blocks all of it comes back, the fifth; a block brings maximum ÷ those blocks',
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
    wrapped: wrapper(
      'You receive',
      'getWstETHByStETH(uint256)(uint256)',
      'whole shares for the amount, rounded down; one is one wrapped token',
    ),
    unwrapped: wrapper(
      'You receive',
      'getStETHByWstETH(uint256)(uint256)',
      'wrapped tokens × total pooled ETH ÷ total shares, rounded down. It is sent as whole shares, which can be worth a wei or two less.',
    ),
    rebasingBalance: token(
      'Balance',
      'balanceOf(address)(uint256)',
      'your shares × total pooled ETH ÷ total shares, rounded down',
    ),
    wrappedBalance: wrapper('Balance', 'balanceOf(address)(uint256)', 'wrapped tokens; one is one share'),
    reserved: token(
      'Kept for deposits',
      'getDepositsReserve()(uint256)',
      'the part of the buffer that goes to validators first; requests are paid from the rest',
    ),
    withdrawalVault: vault('Paid out by validators', contracts.withdrawalVault),
    rewardsVault: vault('Fees and MEV collected', contracts.rewardsVault),
    payable: token(
      'What the next report can pay with',
      'getBufferedEther()(uint256)',
      'buffered ETH − what is kept for deposits + both vaults; a report may take less from the vaults when the rate would jump',
    ),
    validators: token(
      'ETH of the consensus layer',
      'getBalanceStats()(uint256,uint256,uint256,uint256)',
      'validators’ balances and deposits on the way as the last report told them, and what was deposited since',
    ),
    external: token(
      'In vaults of single stakers',
      'getExternalEther()(uint256)',
      'ETH that backs tokens and stays in its owner’s vault; it is never in the buffer and pays no request',
    ),
    nextReport: consensus(
      'Next report',
      'getFrameConfig()(uint256,uint256,uint256)',
      'data is taken at the slot before a frame starts: (initial epoch + frame × epochs per frame) × slots per epoch − 1',
    ),
    margin: limits(
      'Latest request it pays',
      'getOracleReportLimits()',
      'time the data is taken − requestTimestampMargin',
    ),
    wait: consensus(
      'When it is paid',
      'getFrameConfig()(uint256,uint256,uint256)',
      'drawn 200 times from what recent reports brought and when they landed; the times by which 10, 50 and 90 of 100 are paid. How it is made and how good it is stands in docs/estimates.md.',
    ),
    payments: {
      ...queue(
        'Payments',
        'WithdrawalsFinalized(uint256,uint256,uint256,uint256,uint256)',
        'one event per report that pays: first and last request, ETH set aside, shares burnt, time',
      ),
      kind: 'logs',
    },
    request: queue(
      'Withdrawal request',
      'getWithdrawalStatus(uint256[])((uint256,uint256,address,uint256,bool,bool)[])',
      'amount, shares, owner, time asked, finalized, claimed',
    ),
    most: token(
      'Pays at most',
      'getPooledEthByShares(uint256)(uint256)',
      'what is asked for: of the rebasing token one is one ETH, of the wrapped one a share at the rate of now. A loss before its turn makes it less, never more.',
    ),
    requestMost: queue(
      'Most of one request',
      'MAX_STETH_WITHDRAWAL_AMOUNT()(uint256)',
      'what is more than that is sent as several requests',
    ),
    place: queue('Its place', 'getLastFinalizedRequestId()(uint256)', 'its number − the last request that is paid'),
    ahead: queue(
      'ETH ahead',
      'getWithdrawalStatus(uint256[])((uint256,uint256,address,uint256,bool,bool)[])',
      'the sum of what was asked for by every request after the last paid one and before this one, the first number of each; of more than twenty the call reads the first twenty',
    ),
    covers: token(
      'Requests it covers',
      'getBufferedEther()(uint256)',
      'requests from the oldest on, as long as what they asked for fits into: buffered ETH − what is kept for deposits + both vaults',
    ),
    landing: {
      ...token(
        'When reports land',
        'TokenRebased(uint256,uint256,uint256,uint256,uint256,uint256,uint256)',
        'time of the report’s block − time its data was taken, over recent reports: one in ten was sooner than the first, one in ten later than the last. A report that did not come counts as the next one and a frame more.',
      ),
      kind: 'logs',
    },
    claimable: queue(
      'Claimable',
      'getClaimableEther(uint256[],uint256[])(uint256[])',
      'min(amount asked for, its shares × share rate at finalization), rounded down',
    ),
    paid: {
      ...queue(
        'Paid',
        'WithdrawalClaimed(uint256,address,address,uint256)',
        'the event of the claim: request, owner, who was paid, ETH',
      ),
      kind: 'logs',
    },
  };
}

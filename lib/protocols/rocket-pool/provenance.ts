import type { FigureId, Provenance } from '../protocol';
import { callsOf } from '../provenance-entry';
import type { RocketPoolContracts } from './pool';

/** Where each figure of Rocket Pool comes from: contract, function and formula. */
export function rocketPoolProvenance(contracts: RocketPoolContracts): Readonly<Partial<Record<FigureId, Provenance>>> {
  const token = callsOf(contracts.token, 'RocketTokenRETH');
  const balances = callsOf(contracts.balances, 'RocketNetworkBalances');
  const pool = callsOf(contracts.depositPool, 'RocketDepositPool');
  const deposits = callsOf(contracts.depositSettings, 'RocketDAOProtocolSettingsDeposit');
  const network = callsOf(contracts.networkSettings, 'RocketDAOProtocolSettingsNetwork');
  return {
    rate: token(
      'Exchange rate',
      'getExchangeRate()(uint256)',
      'ETH of the network ÷ rETH, both as last reported by its oracle, rounded down',
    ),
    apr: {
      ...balances(
        'Yearly rate',
        'BalancesUpdated(uint256,uint256,uint256,uint256,uint256,uint256)',
        'growth of the rate from before the first report of the window to after the last, × 365 days ÷ the time they span. No compounding. The commission is already inside the rate.',
      ),
      kind: 'logs',
    },
    fee: network(
      'Commission on rewards',
      'getRethCommission()(uint256)',
      'shares of node operators, voters and the protocol together, 1e18 = 100 %. Taken from rewards before they reach the rate.',
    ),
    depositFee: deposits(
      'Fee on deposits',
      'getDepositFee()(uint256)',
      'amount × fee ÷ 1e18, rounded down. Stays in the pool for all holders.',
    ),
    limit: pool('Room left', 'getMaximumDepositAmount()(uint256)', 'most that the deposit pool takes now'),
    total: balances('Total staked', 'getTotalETHBalance()(uint256)', 'all ETH of the network, as last reported'),
    buffered: pool('Deposited, not yet working', 'getBalance()(uint256)', 'ETH that waits for node operators'),
    poolSize: deposits(
      'Room of the deposit pool',
      'getMaximumDepositPoolSize()(uint256)',
      'most ETH that may wait for node operators',
    ),
    collateralTarget: network(
      'Kept for leaving at once',
      'getTargetRethCollateralRate()(uint256)',
      'part of all holders’ value that deposits fill up first in the token’s contract, 1e18 = 100 %',
    ),
    collateral: token(
      'ETH for leaving at once',
      'getTotalCollateral()(uint256)',
      'ETH in the token’s contract + what the deposit pool has beyond its needs',
    ),
    receive: token(
      'You receive',
      'getRethValue(uint256)(uint256)',
      '(amount − fee on deposits) × rETH ÷ ETH of the network, rounded down',
    ),
    accruingBalance: token('Balance', 'balanceOf(address)(uint256)', 'tokens; their number stays, their value grows'),
  };
}

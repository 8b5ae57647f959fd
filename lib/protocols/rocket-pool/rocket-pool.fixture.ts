import { ONE_ETHER, shares, unixSeconds, wei } from '@/lib/units/units';

import { ALICE, eth } from '../lido/lido.fixture';
import type { RocketPool, RocketPoolContext, RocketPoolContracts, RocketPoolPosition } from './pool';

export const ROCKET: RocketPoolContracts = {
  storage: '0x1100000000000000000000000000000000000011',
  token: '0x2200000000000000000000000000000000000022',
  depositPool: '0x3300000000000000000000000000000000000033',
  balances: '0x4400000000000000000000000000000000000044',
  depositSettings: '0x5500000000000000000000000000000000000055',
  networkSettings: '0x6600000000000000000000000000000000000066',
};

/** An open pool at 1.12 ETH a token, with a fee of 0.05 %, room for 500 ETH and 56 ETH for leaving at once. */
export function rocketWith(changes: Partial<RocketPool> = {}): RocketPool {
  return {
    protocol: 'rocket-pool',
    id: 'rocket-pool',
    contracts: ROCKET,
    tokens: { accruing: { address: ROCKET.token, symbol: 'rETH' } },
    balances: { totalEther: eth(1_120n), rethSupply: shares(1_000n * ONE_ETHER) },
    reportedAt: unixSeconds(1_700_000_000n),
    supply: shares(1_010n * ONE_ETHER),
    deposit: { enabled: true, minimum: wei(ONE_ETHER / 100n), maximum: eth(500n), fee: 5n * 10n ** 14n },
    waiting: eth(40n),
    poolSize: eth(540n),
    collateral: eth(56n),
    collateralTarget: ONE_ETHER / 10n,
    commission: 14n * 10n ** 16n,
    ...changes,
  };
}

/** Alice with 1,000 ETH and 100 rETH; one gwei a gas. */
export function rocketContext(changes: Partial<RocketPoolContext> = {}): RocketPoolContext {
  const position: RocketPoolPosition = { account: ALICE, ether: eth(1_000n), accruing: shares(100n * ONE_ETHER) };
  return { pool: rocketWith(), position, atBlock: 100n, feePerGas: wei(10n ** 9n), price: null, ...changes };
}

/** What the contracts answer, by function name, for the pool of {@link rocketWith}. */
export const ROCKET_SCRIPT = {
  symbol: 'rETH',
  totalSupply: 1_010n * ONE_ETHER,
  getTotalCollateral: eth(56n),
  getTotalETHBalance: eth(1_120n),
  getTotalRETHSupply: 1_000n * ONE_ETHER,
  getBalancesTimestamp: 1_700_000_000n,
  getBalance: eth(40n),
  getMaximumDepositAmount: eth(500n),
  getDepositEnabled: true,
  getMinimumDeposit: ONE_ETHER / 100n,
  getDepositFee: 5n * 10n ** 14n,
  getMaximumDepositPoolSize: eth(540n),
  getTargetRethCollateralRate: ONE_ETHER / 10n,
  getRethCommission: 14n * 10n ** 16n,
  getEthBalance: eth(1_000n),
  balanceOf: 100n * ONE_ETHER,
} as const;

import type { Address } from 'viem';

import type { DepositTerms } from '@/lib/domain/rocket-pool-deposit';
import type { NetworkBalances } from '@/lib/domain/rocket-pool-rate';
import type { Shares, UnixSeconds, Wei } from '@/lib/units/units';

import type { TokenInfo } from '../asset';
import type { PoolBase, PositionBase, QuoteContext } from '../protocol';

/** Contracts of Rocket Pool, as its storage names them. */
export interface RocketPoolContracts {
  readonly storage: Address;
  readonly token: Address;
  readonly depositPool: Address;
  readonly balances: Address;
  readonly depositSettings: Address;
  readonly networkSettings: Address;
}

/** What Rocket Pool looks like at one block. */
export interface RocketPool extends PoolBase {
  readonly protocol: 'rocket-pool';
  readonly contracts: RocketPoolContracts;
  readonly tokens: { readonly accruing: TokenInfo };
  /** What the rate is made of, and when the oracle last said so. */
  readonly balances: NetworkBalances;
  readonly reportedAt: UnixSeconds;
  /** rETH that exists now; the rate goes by what existed at the last report. */
  readonly supply: Shares;
  readonly deposit: Omit<DepositTerms, 'balances'>;
  /** ETH that waits for node operators, wei. */
  readonly waiting: Wei;
  /** Most ETH that may wait, wei. */
  readonly poolSize: Wei;
  /** ETH that burns can be paid from now, wei. */
  readonly collateral: Wei;
  /** The part of all holders' value that the token's contract should hold for them, 1e18 is 100 %. */
  readonly collateralTarget: bigint;
  /** The share of rewards that holders do not get, 1e18 is 100 %; null where the contracts do not say. */
  readonly commission: bigint | null;
}

/** What one account has in Rocket Pool at one block. */
export interface RocketPoolPosition extends PositionBase {
  /** rETH, 18 decimals. */
  readonly accruing: Shares;
}

/** What a quote of Rocket Pool is made from. */
export type RocketPoolContext = QuoteContext<RocketPool, RocketPoolPosition>;

import type { Address } from 'viem';

import type { Wei } from '@/lib/units/units';

import type { LiquidToken, Tokens } from '../asset';
import type { Intent, PoolBase, PositionBase, QuoteContext } from '../protocol';
import type { Market } from './market';

/** A market as one of the app's pools: what can be done there is selling. */
export interface MarketPool extends PoolBase {
  readonly protocol: 'market';
  readonly contracts: MarketContracts;
  readonly tokens: Tokens;
}

/** The market, and what its token is. */
export interface MarketContracts {
  readonly market: Market;
  /** Curve trades the rebasing token; Uniswap, which cannot hold one, those whose value grows. */
  readonly sells: LiquidToken;
}

/** What an account could sell. */
export interface MarketPosition extends PositionBase {
  readonly account: Address;
  readonly ether: Wei;
  readonly tokens: bigint;
  /** What the market may take already. */
  readonly allowance: bigint;
}

/** What can be done with a market. */
export type SellIntent = Extract<Intent, { kind: 'sell' }>;

/** What a sale is quoted from. */
export type MarketContext = QuoteContext<MarketPool, MarketPosition>;

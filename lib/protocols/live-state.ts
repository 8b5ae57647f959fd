import type { Apr } from '@/lib/domain/apr';
import type { RatePoint } from '@/lib/domain/rate-series';
import type { UnixSeconds, Wei } from '@/lib/units/units';

import type { BlockRef, PoolSnapshot, Position } from './protocol';

/** Everything a page shows of the pool, from one block. */
export interface LiveSnapshot {
  readonly block: BlockRef;
  readonly pool: PoolSnapshot;
  readonly history: RateHistory;
  /** What a node suggests as tip per gas, wei; null when it does not say. */
  readonly priorityFeePerGas: Wei | null;
}

/** The rate history up to the snapshot's block, or why there is none. */
export type RateHistory =
  | { readonly status: 'ready'; readonly apr: Apr | null; readonly points: readonly RatePoint[] }
  | { readonly status: 'loading' }
  | { readonly status: 'unavailable'; readonly reason: string };

/** The pool's picture with its health. `now` is the server's clock, against which ages are counted. */
export type LiveState =
  | { readonly status: 'live'; readonly snapshot: LiveSnapshot; readonly now: UnixSeconds }
  | { readonly status: 'stale'; readonly snapshot: LiveSnapshot; readonly reason: string; readonly now: UnixSeconds }
  | { readonly status: 'unavailable'; readonly reason: string; readonly now: UnixSeconds };

/** An account's picture with its health. */
export type AccountState =
  | { readonly status: 'live' | 'stale'; readonly position: Position; readonly block: BlockRef }
  | { readonly status: 'unavailable'; readonly reason: string };

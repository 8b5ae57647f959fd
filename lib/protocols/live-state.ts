import type { Apr } from '@/lib/domain/apr';
import type { QueueEta } from '@/lib/domain/queue-eta';
import type { RatePoint } from '@/lib/domain/rate-series';
import { type UnixSeconds, type Wei, wei } from '@/lib/units/units';

import type { LidoPool, LidoPosition } from './lido/pool';
import type { BlockRef, PoolBase, PoolId, PositionBase, StakingProtocolId } from './protocol';

/** Everything a page shows of the pools, from one block. */
export interface LiveSnapshot {
  readonly block: BlockRef;
  /** Lido's. Without it there is no picture. */
  readonly pool: LidoPool;
  readonly history: RateHistory;
  /** The deployment's other pools, in its order. One that cannot be read is named and leaves the others alone. */
  readonly others: readonly PoolPicture[];
  /** What a node suggests as tip per gas, wei; null when it does not say. */
  readonly priorityFeePerGas: Wei | null;
}

/** Another pool's picture at the snapshot's block, or why there is none. */
export type PoolPicture =
  | { readonly status: 'ready'; readonly pool: PoolBase; readonly history: RateHistory }
  | { readonly status: 'failed'; readonly id: PoolId; readonly protocol: StakingProtocolId; readonly reason: string };

/** What an account has in another pool, or why that is not known. */
export type PoolPosition =
  | { readonly status: 'ready'; readonly id: PoolId; readonly position: PositionBase }
  | { readonly status: 'failed'; readonly id: PoolId; readonly reason: string };

/** The rate history up to the snapshot's block, or why there is none. */
export type RateHistory =
  | {
      readonly status: 'ready';
      /** Over the last 7 days. */
      readonly apr: Apr | null;
      /** The same measure over each of the usual windows, so that pools can be compared. */
      readonly windows: readonly AprWindow[];
      readonly points: readonly RatePoint[];
    }
  | { readonly status: 'loading' }
  | { readonly status: 'unavailable'; readonly reason: string };

/** The APR over one window back from the snapshot's block; null without a report in it. */
export interface AprWindow {
  /** Seconds that were asked for; what was found is in the APR's `from` and `to`. */
  readonly asked: bigint;
  readonly apr: Apr | null;
}

/** The pool's picture with its health. `now` is the server's clock, against which ages are counted. */
export type LiveState =
  | { readonly status: 'live'; readonly snapshot: LiveSnapshot; readonly now: UnixSeconds }
  | { readonly status: 'stale'; readonly snapshot: LiveSnapshot; readonly reason: string; readonly now: UnixSeconds }
  | { readonly status: 'unavailable'; readonly reason: string; readonly now: UnixSeconds };

/**
 * Whether nothing of a picture is missing that may still come at the same block: of two whole pictures of one block
 * neither says more than the other.
 */
export function isWhole({ history, others }: LiveSnapshot): boolean {
  const histories = others.flatMap((other) => (other.status === 'ready' ? [other.history] : []));
  return [history, ...histories].every(({ status }) => status === 'ready');
}

/** What an account has in every pool, at one block. */
export interface AccountPicture {
  /** In Lido. */
  readonly position: LidoPosition;
  /** In the deployment's other pools, in its order. */
  readonly others: readonly PoolPosition[];
  /** When its waiting requests in Lido are paid, in their order; absent while that was not asked for. */
  readonly waits?: readonly RequestWait[];
}

/** When one request is paid. */
export interface RequestWait {
  readonly id: bigint;
  readonly eta: QueueEta;
}

/** An account's picture with its health. */
export type AccountState =
  | (AccountPicture & { readonly status: 'live' | 'stale'; readonly block: BlockRef })
  | { readonly status: 'unavailable'; readonly reason: string };

/**
 * The most a wallet is likely to offer for a unit of gas, wei: twice the base fee plus the tip, so that the next few blocks
 * cannot outgrow it; null when the chain does not say.
 */
export function likelyFeePerGas({
  block,
  priorityFeePerGas,
}: Pick<LiveSnapshot, 'block' | 'priorityFeePerGas'>): Wei | null {
  if (block.baseFeePerGas === null || priorityFeePerGas === null) return null;
  return wei(block.baseFeePerGas * 2n + priorityFeePerGas);
}

/** A pool of a snapshot by its id; null when it is not there or could not be read. */
export function poolOf(snapshot: LiveSnapshot, id: PoolId): PoolBase | null {
  if (snapshot.pool.id === id) return snapshot.pool;
  const picture = snapshot.others.find((other) => other.status === 'ready' && other.pool.id === id);
  return picture?.status === 'ready' ? picture.pool : null;
}

import type { VaultPool, VaultPosition } from './erc4626/pool';
import type { LidoPool, LidoPosition } from './lido/pool';
import type { PoolBase, PositionBase } from './protocol';
import type { RocketPool, RocketPoolPosition } from './rocket-pool/pool';

/** A pool of any protocol; its `protocol` says which. */
export type AnyPool = LidoPool | RocketPool | VaultPool;

/** A pool together with what an account has in it; the pool's `protocol` says what kind both are. */
export type PoolWithPosition =
  | { readonly pool: LidoPool; readonly position: LidoPosition | null }
  | { readonly pool: RocketPool; readonly position: RocketPoolPosition | null }
  | { readonly pool: VaultPool; readonly position: VaultPosition | null };

/** A pool as its protocol's own type: every pool was made by the adapter that its `protocol` names. */
export function poolOfKind(pool: PoolBase): AnyPool {
  return pool as AnyPool;
}

/**
 * A pool and a position of it as their protocol's own types.
 * @param position of an account in this very pool; null before one is known
 */
export function withPosition(pool: PoolBase, position: PositionBase | null): PoolWithPosition {
  return { pool, position } as PoolWithPosition;
}

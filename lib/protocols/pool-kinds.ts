import type { Shares } from '@/lib/units/units';

import type { VaultPool, VaultPosition } from './erc4626/pool';
import type { LidoPool } from './lido/pool';
import type { PoolBase, PositionBase } from './protocol';
import type { RocketPool, RocketPoolPosition } from './rocket-pool/pool';

/** A pool of any protocol; its `protocol` says which. */
export type AnyPool = LidoPool | RocketPool | VaultPool;

/** A pool as its protocol's own type: every pool was made by the adapter that its `protocol` names. */
export function poolOfKind(pool: PoolBase): AnyPool {
  return pool as AnyPool;
}

/** A vault with what an account has in it; null for a pool of another kind. */
export function vaultWithPosition(
  base: PoolBase,
  position: PositionBase | null,
): { readonly pool: VaultPool; readonly position: VaultPosition | null } | null {
  const pool = poolOfKind(base);
  return pool.protocol === 'erc4626' ? { pool, position: position as VaultPosition | null } : null;
}

/** How much of a pool's only token an account has; null for a pool with two, and before the account is known. */
export function accruingOf(base: PoolBase, position: PositionBase | null): Shares | null {
  if (position === null || poolOfKind(base).protocol === 'lido') return null;
  return (position as RocketPoolPosition | VaultPosition).accruing;
}

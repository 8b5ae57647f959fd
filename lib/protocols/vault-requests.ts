import type { VaultPool, VaultPosition } from './erc4626/pool';
import { type AccountPicture, type LiveSnapshot, poolOf } from './live-state';
import { vaultWithPosition } from './pool-kinds';

/** A vault with what an account asked of it. */
export interface VaultWithRequests {
  readonly pool: VaultPool;
  readonly position: VaultPosition;
}

/** The vaults of a picture that an account has requests in which are not claimed in full, in the deployment's order. */
export function vaultsWithRequests(snapshot: LiveSnapshot, { others }: AccountPicture): readonly VaultWithRequests[] {
  return others.flatMap((other) => {
    const pool = other.status === 'ready' ? poolOf(snapshot, other.id) : null;
    const vault = other.status === 'ready' && pool !== null ? vaultWithPosition(pool, other.position) : null;
    if (vault === null || vault.position === null || vault.position.requests.length === 0) return [];
    return [{ pool: vault.pool, position: vault.position }];
  });
}

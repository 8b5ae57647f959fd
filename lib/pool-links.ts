import type { PoolId } from './protocols/protocol';

/** Lido's forms are the first pages of their kind, the others' are below them. */
const FIRST: PoolId = 'lido';

/** Where ether or a vault's token is put into a pool. */
export function stakeHref(pool: PoolId): string {
  return pool === FIRST ? '/' : `/stake/${pool}`;
}

/** Where a pool's tokens are given back. */
export function withdrawHref(pool: PoolId): string {
  return pool === FIRST ? '/withdraw' : `/withdraw/${pool}`;
}

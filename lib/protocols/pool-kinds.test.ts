import { describe, expect, it } from 'vitest';

import { vaultPosition, vaultWith } from './erc4626/vault.fixture';
import { poolWith } from './lido/lido.fixture';
import { type AnyPool, poolOfKind, withPosition } from './pool-kinds';
import type { PoolBase } from './protocol';
import { rocketWith } from './rocket-pool/rocket-pool.fixture';

describe('a pool of any kind', () => {
  const pools: readonly PoolBase[] = [poolWith(), rocketWith(), vaultWith()];

  it('is told apart by its protocol, and has that protocol’s figures then', () => {
    const figureOf = (pool: AnyPool): bigint => {
      if (pool.protocol === 'lido') return pool.queue.min;
      return pool.protocol === 'erc4626' ? pool.rate : pool.deposit.minimum;
    };
    expect(pools.map((pool) => figureOf(poolOfKind(pool)))).toEqual([
      poolWith().queue.min,
      rocketWith().deposit.minimum,
      vaultWith().rate,
    ]);
  });

  it('comes with a position of its kind', () => {
    const pair = withPosition(vaultWith(), vaultPosition());
    expect(pair.pool.protocol === 'erc4626' && pair.position).toEqual(vaultPosition());
  });
});

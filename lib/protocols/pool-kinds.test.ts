import { describe, expect, it } from 'vitest';

import { ONE_ETHER } from '@/lib/units/units';

import { vaultPosition, vaultWith } from './erc4626/vault.fixture';
import { poolWith, positionWith } from './lido/lido.fixture';
import { type AnyPool, accruingOf, poolOfKind, vaultWithPosition } from './pool-kinds';
import type { PoolBase } from './protocol';
import { rocketContext, rocketWith } from './rocket-pool/rocket-pool.fixture';

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
    expect(vaultWithPosition(vaultWith(), vaultPosition())).toEqual({ pool: vaultWith(), position: vaultPosition() });
    expect(vaultWithPosition(rocketWith(), rocketContext().position)).toBeNull();
  });

  it('tells how much an account has of its only token', () => {
    expect(accruingOf(vaultWith(), vaultPosition())).toBe(50n * ONE_ETHER);
    expect(accruingOf(rocketWith(), rocketContext().position)).toBe(100n * ONE_ETHER);
    expect(accruingOf(rocketWith(), null)).toBeNull();
    expect(accruingOf(poolWith(), positionWith())).toBeNull();
  });
});

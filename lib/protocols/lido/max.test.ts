import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, wei } from '@/lib/units/units';

import { contextWith, eth, poolWith, positionWith } from './lido.fixture';
import { maxStakeLido } from './max';
import { quoteLido } from './quote';

const GWEI = 10n ** 9n;
const holding = (ether: bigint) => positionWith({ ether: wei(ether) });

describe('maxStakeLido', () => {
  it('keeps room for a wallet’s gas limit and a dearer price back, and is cut to a millionth of an ETH', () => {
    // 94,000 gas × 1.5 × 1 gwei × 1.25 = 0.00017625 ETH.
    expect(maxStakeLido(contextWith({ position: holding(ONE_ETHER) }), 'rebasing')).toBe(999_823_000_000_000_000n);
  });

  it('keeps more back for the wrapped token, which needs more gas', () => {
    // 130,000 gas × 1.5 × 1 gwei × 1.25 = 0.00024375 ETH.
    expect(maxStakeLido(contextWith({ position: holding(ONE_ETHER) }), 'wrapped')).toBe(999_756_000_000_000_000n);
  });

  it('is no more than the staking limit admits at the block', () => {
    const limit = { max: eth(1000n), maxGrowthBlocks: 100n, previous: eth(7n), previousBlock: 100n };
    const pool = poolWith({ staking: { paused: false, limit } });
    expect(maxStakeLido(contextWith({ pool, atBlock: 100n }), 'rebasing')).toBe(eth(7n));
    expect(maxStakeLido(contextWith({ pool, atBlock: 101n }), 'rebasing')).toBe(eth(17n));
  });

  it('is zero when the balance does not even pay the gas', () => {
    expect(maxStakeLido(contextWith({ position: holding(1_000n) }), 'rebasing')).toBe(0n);
    expect(maxStakeLido(contextWith({ position: holding(0n) }), 'rebasing')).toBe(0n);
  });

  it('is unknown while the balance or the gas price is', () => {
    expect(maxStakeLido(contextWith({ position: null }), 'rebasing')).toBeNull();
    expect(maxStakeLido(contextWith({ feePerGas: null }), 'rebasing')).toBeNull();
  });

  it('is always accepted by a quote, unless it is zero', () => {
    const ether = fc.bigInt({ min: 0n, max: 10n ** 21n });
    const price = fc.bigInt({ min: 0n, max: 500n * GWEI });
    fc.assert(
      fc.property(ether, price, (balance, feePerGas) => {
        const context = contextWith({ position: holding(balance), feePerGas: wei(feePerGas) });
        const amount = maxStakeLido(context, 'rebasing') ?? wei(0n);
        expect(amount === 0n || quoteLido(context, { kind: 'stake', amount, receive: 'rebasing' }).ok).toBe(true);
      }),
    );
  });
});

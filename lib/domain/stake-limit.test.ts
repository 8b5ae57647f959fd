import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, wei } from '@/lib/units/units';

import { blocksUntilLimitAdmits, limitGrowthPerBlock, type StakeLimit, stakeLimitAt } from './stake-limit';

/** 1,000 ETH that grow by 10 ETH a block, 100 ETH left at block 50. */
const limit: StakeLimit = {
  max: wei(1000n * ONE_ETHER),
  maxGrowthBlocks: 100n,
  previous: wei(100n * ONE_ETHER),
  previousBlock: 50n,
};
const still: StakeLimit = { ...limit, maxGrowthBlocks: 0n };
const eth = (amount: bigint) => wei(amount * ONE_ETHER);

const anyLimit = fc
  .record({
    max: fc.bigInt({ min: 1n, max: 10n ** 24n }),
    growthBlocks: fc.bigInt({ min: 0n, max: 10n ** 6n }),
    used: fc.bigInt({ min: 0n, max: 10n ** 24n }),
    previousBlock: fc.bigInt({ min: 0n, max: 10n ** 8n }),
  })
  .map(({ max, growthBlocks, used, previousBlock }): StakeLimit => {
    return { max: wei(max), maxGrowthBlocks: growthBlocks, previous: wei(used % (max + 1n)), previousBlock };
  });
const blocks = fc.bigInt({ min: 0n, max: 10n ** 7n });

describe('stakeLimitAt', () => {
  it.each([
    { at: 50n, left: 100n, why: 'what was left, in the block of the deposit' },
    { at: 51n, left: 110n, why: 'one block’s growth more' },
    { at: 140n, left: 1000n, why: 'full, exactly' },
    { at: 10_000n, left: 1000n, why: 'never more than the maximum' },
  ])('is $left ETH at block $at: $why', ({ at, left }) => {
    expect(stakeLimitAt(limit, at)).toBe(eth(left));
  });

  it('starts from nothing when it is exhausted', () => {
    const exhausted = { ...limit, previous: wei(0n) };
    expect(stakeLimitAt(exhausted, 50n)).toBe(0n);
    expect(stakeLimitAt(exhausted, 52n)).toBe(eth(20n));
  });

  it('stays as it is when it does not grow', () => {
    expect(limitGrowthPerBlock(still)).toBe(0n);
    expect(stakeLimitAt(still, 10_000n)).toBe(eth(100n));
  });

  it('grows by whole wei only', () => {
    const odd: StakeLimit = { max: wei(10n), maxGrowthBlocks: 3n, previous: wei(0n), previousBlock: 0n };
    expect(limitGrowthPerBlock(odd)).toBe(3n);
    expect(stakeLimitAt(odd, 3n)).toBe(9n);
  });

  it('has not grown yet at a block before the limit’s own', () => {
    expect(stakeLimitAt(limit, limit.previousBlock - 1n)).toBe(limit.previous);
  });

  it('never shrinks with time and never passes the maximum', () => {
    fc.assert(
      fc.property(anyLimit, blocks, blocks, (any, some, more) => {
        const earlier = stakeLimitAt(any, any.previousBlock + some);
        const later = stakeLimitAt(any, any.previousBlock + some + more);
        expect(earlier <= later && later <= any.max && earlier >= any.previous).toBe(true);
      }),
    );
  });
});

describe('blocksUntilLimitAdmits', () => {
  it.each([
    { wanted: 100n, blocks: 0n, why: 'it fits now' },
    { wanted: 110n, blocks: 1n, why: 'one block brings it' },
    { wanted: 111n, blocks: 2n, why: 'part of a block counts whole' },
    { wanted: 1000n, blocks: 90n, why: 'the maximum is reached' },
    { wanted: 1001n, blocks: null, why: 'more than the maximum never fits' },
  ])('is $blocks for $wanted ETH: $why', ({ wanted, blocks: expected }) => {
    expect(blocksUntilLimitAdmits(limit, eth(wanted), 50n)).toBe(expected);
  });

  it('is unknown for ever when the limit does not grow', () => {
    expect(blocksUntilLimitAdmits(still, eth(101n), 50n)).toBeNull();
    expect(blocksUntilLimitAdmits(still, eth(100n), 50n)).toBe(0n);
  });

  it('names the first block that admits the amount', () => {
    fc.assert(
      fc.property(anyLimit, blocks, fc.bigInt({ min: 1n, max: 10n ** 24n }), (any, passed, wanted) => {
        const at = any.previousBlock + passed;
        const wait = blocksUntilLimitAdmits(any, wei(wanted), at);
        if (wait === null) {
          expect(stakeLimitAt(any, at + 10n ** 30n)).toBeLessThan(wanted);
          return;
        }
        expect(stakeLimitAt(any, at + wait)).toBeGreaterThanOrEqual(wanted);
        if (wait > 0n) expect(stakeLimitAt(any, at + wait - 1n)).toBeLessThan(wanted);
      }),
    );
  });
});

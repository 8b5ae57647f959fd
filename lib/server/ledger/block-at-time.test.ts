import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { firstBlockSince } from './block-at-time';

describe('firstBlockSince', () => {
  it('finds the first block of any moment, and asks for few', async () => {
    const gaps = fc.array(fc.bigInt({ min: 0n, max: 30n }), { minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(gaps, fc.bigInt({ min: 0n, max: 6_000n }), async (seconds, moment) => {
        let time = 0n;
        const times = seconds.map((gap) => {
          time += gap;
          return time;
        });
        let asked = 0;
        const readTime = async (block: bigint) => {
          asked += 1;
          return times[Number(block)] ?? 0n;
        };
        const last = { number: BigInt(times.length - 1), timestamp: times.at(-1) ?? 0n };
        const expected = times.findIndex((time) => time >= moment);
        expect(await firstBlockSince(moment, readTime, last)).toBe(expected === -1 ? null : BigInt(expected));
        expect(asked).toBeLessThanOrEqual(9);
      }),
    );
  });
});

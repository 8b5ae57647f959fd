import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raceColumns, raceGeometry } from './race-geometry';

const ETH = 10n ** 18n;
const amounts = fc.array(fc.bigInt({ min: 0n, max: 2n ** 128n }), { minLength: 4, maxLength: 4 });

describe('raceGeometry', () => {
  it('draws a pool much as the drawing has it', () => {
    const [deposited, working, queued, ready] = raceGeometry([38n * ETH, 5_100n * ETH, 412n * ETH, 21n * ETH]);
    expect(deposited?.share).toBeCloseTo(0.197, 2);
    expect(working?.share).toBeCloseTo(0.375, 2);
    expect(queued?.level).toBeCloseTo(0.35, 1);
    expect(ready?.level).toBeCloseTo(0.19, 1);
    expect(working?.level).toBeCloseTo(0.74, 5);
  });

  it('keeps one wei beside ten million ether visible and leaves nothing dry', () => {
    const [full, speck, empty] = raceGeometry([10_000_000n * ETH, 1n, 0n, 0n]);
    expect(full?.level).toBeLessThan(1);
    expect(speck?.level).toBeGreaterThan(0.1);
    expect(speck?.share).toBeGreaterThanOrEqual(0.18);
    expect(empty?.level).toBe(0);
  });

  it('divides the width evenly while all is empty', () => {
    expect(raceGeometry([0n, 0n, 0n, 0n])).toEqual(Array(4).fill({ share: 0.25, level: 0 }));
  });

  it('fills the width, and more is never drawn lower or narrower', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const drawn = raceGeometry(values);
        expect(drawn.reduce((sum, reach) => sum + reach.share, 0)).toBeCloseTo(1, 9);
        for (const [a, one] of drawn.entries()) {
          for (const [b, other] of drawn.entries()) {
            if ((values[a] ?? 0n) <= (values[b] ?? 0n)) continue;
            expect(one.share).toBeGreaterThanOrEqual(other.share);
            expect(one.level).toBeGreaterThanOrEqual(other.level);
          }
        }
      }),
    );
  });
});

describe('raceColumns', () => {
  it('covers a hundred columns without a gap, whatever the rounding', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const columns = raceColumns(raceGeometry(values).map((reach) => reach.share));
        let next = 0;
        for (const reach of columns) {
          expect(reach.start).toBe(next);
          expect(reach.columns).toBeGreaterThanOrEqual(17);
          next += reach.columns;
        }
        expect(next).toBe(100);
      }),
    );
  });
});

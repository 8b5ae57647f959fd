import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratePath, ratePlaces } from './rate-chart-geometry';

const RAY = 10n ** 27n;

describe('ratePlaces', () => {
  it('puts the first report left, the last right, the highest rate on top', () => {
    const places = ratePlaces([
      { at: 1_000, rate: RAY },
      { at: 1_500, rate: RAY + 3n },
      { at: 3_000, rate: RAY + 4n },
    ]);
    expect(places.map(({ x }) => x)).toEqual([0, 25, 100]);
    expect(places.map(({ y }) => Math.round(y))).toEqual([84, 27, 8]);
  });

  it('shows a loss as a fall', () => {
    const [, before, after] = ratePlaces([
      { at: 0, rate: 100n },
      { at: 1, rate: 120n },
      { at: 2, rate: 110n },
    ]);
    expect(after?.y).toBeGreaterThan(before?.y ?? Number.NaN);
  });

  it('draws nothing from nothing, and a flat line through the middle', () => {
    expect(ratePlaces([])).toEqual([]);
    expect(ratePlaces([{ at: 5, rate: 1n }])).toEqual([{ x: 0, y: 46 }]);
  });

  it('stays inside the box', () => {
    const point = fc.record({
      at: fc.integer({ min: 0, max: 2 ** 31 }),
      rate: fc.bigInt({ min: 0n, max: 2n ** 200n }),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1 }), (points) => {
        const inOrder = points.toSorted((one, other) => one.at - other.at);
        for (const { x, y } of ratePlaces(inOrder)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(100);
          expect(y).toBeGreaterThanOrEqual(8 - 1e-9);
          expect(y).toBeLessThanOrEqual(84 + 1e-9);
        }
      }),
    );
  });
});

describe('ratePath', () => {
  it('writes one move, then lines, to hundredths', () => {
    expect(
      ratePath([
        { x: 0, y: 83.999 },
        { x: 33.3333, y: 8 },
      ]),
    ).toBe('M0 84L33.33 8');
  });
});

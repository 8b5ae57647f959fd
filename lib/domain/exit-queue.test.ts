import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exitChurnDown, exitEpochUp } from './exit-queue';

const ETH = 10n ** 9n;
const RULES = { leastGwei: 128n * ETH, mostGwei: 256n * ETH, quotient: 65_536n, incrementGwei: ETH };
const QUEUE = { endEpoch: 0n, churnGwei: 256n * ETH, lookahead: 4n, delayEpochs: 256n };

describe('exitChurnDown', () => {
  it.each([
    ['the least', 1_000_000n, 128n],
    ['between the bounds, in whole ether', 12_000_000n, 183n],
    ['644 ETH, of which 256 may leave', 42_228_608n, 256n],
  ])('%s', (_, active, churn) => expect(exitChurnDown(active * ETH, RULES)).toBe(churn * ETH));
});

describe('exitEpochUp', () => {
  it.each([
    { why: 'an empty queue: five epochs from now', end: 0n, gwei: 256n, epoch: 105n },
    { why: 'a gwei more takes an epoch more', end: 0n, gwei: 257n, epoch: 106n },
    { why: 'behind what is queued', end: 110n, gwei: 32n, epoch: 111n },
    { why: 'a large one takes several', end: 110n, gwei: 600n, epoch: 113n },
    { why: 'a queue that ends where an empty one would begin', end: 105n, gwei: 32n, epoch: 106n },
  ])('$why', ({ end, gwei, epoch }) => expect(exitEpochUp({ ...QUEUE, endEpoch: end }, 100n, gwei * ETH)).toBe(epoch));

  it('is never earlier for more, and never before an exit can take effect', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 7n * ETH });
    fc.assert(
      fc.property(amount, amount, fc.bigInt({ min: 0n, max: 300n }), (gwei, more, endEpoch) => {
        const queue = { ...QUEUE, endEpoch };
        const epoch = exitEpochUp(queue, 100n, gwei);
        expect(epoch).toBeGreaterThanOrEqual(105n);
        expect(epoch).toBeGreaterThanOrEqual(endEpoch);
        expect(exitEpochUp(queue, 100n, gwei + more)).toBeGreaterThanOrEqual(epoch);
      }),
    );
  });
});

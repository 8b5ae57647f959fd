import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, unixSeconds, wei } from '@/lib/units/units';

import { type BeaconReading, consensusLayer, soonestPayable } from './consensus-layer';
import type { FrameClock } from './frames';

/** Slots of 10 s, epochs of 100 s. */
const CLOCK: FrameClock = {
  genesisTime: unixSeconds(0n),
  secondsPerSlot: 10n,
  slotsPerEpoch: 10n,
  initialEpoch: 10n,
  epochsPerFrame: 10n,
};
const ETH = 10n ** 9n;
const READING: BeaconReading = {
  slot: 105n,
  exits: [
    { index: 40n, gwei: 32n * ETH, withdrawableEpoch: 5n },
    { index: 90n, gwei: 33n * ETH, withdrawableEpoch: 30n },
  ],
  partials: [{ place: 17n, gwei: 5n * ETH, withdrawableEpoch: 12n }],
  partialsPerBlock: 8n,
  sweep: { ring: 100n, next: 40n, round: { shortest: 1_000n, longest: 1_000n } },
  exitQueue: { endEpoch: 20n, churnGwei: 256n * ETH, lookahead: 4n, delayEpochs: 256n },
};

describe('consensusLayer', () => {
  const layer = consensusLayer(READING, CLOCK);

  it('is of the time of its slot', () => expect(layer).toMatchObject({ at: 1_050n, epoch: 10n, sweepSeconds: 1_000n }));

  it('pays an exit when the sweep passes it once it may be paid', () => {
    expect(layer.arrivals.slice(0, 2)).toEqual([
      { from: 1_050n, to: 1_050n, amount: 32n * ONE_ETHER },
      // The pass at 1,550 is too early for epoch 30, which begins at 3,000.
      { from: 3_550n, to: 3_550n, amount: 33n * ONE_ETHER },
    ]);
  });

  it('pays a part in the order of its queue: the 18th in the third block at the latest', () => {
    expect(layer.arrivals[2]).toEqual({ from: 1_200n, to: 1_230n, amount: 5n * ONE_ETHER });
  });

  it('pays out an exit asked for now after the queue and its 256 epochs', () => {
    expect(soonestPayable(layer, wei(300n * ONE_ETHER), CLOCK)).toBe((20n + 2n + 256n) * 100n);
    expect(soonestPayable(layer, wei(256n * ONE_ETHER), CLOCK)).toBe((20n + 1n + 256n) * 100n);
    // A wei more than an epoch lets out is another epoch.
    expect(soonestPayable(layer, wei(256n * ONE_ETHER + 1n), CLOCK)).toBe((20n + 2n + 256n) * 100n);
    expect(soonestPayable({ ...layer, exitQueue: null }, wei(1n), CLOCK)).toBeNull();
  });
});

describe('consensusLayer, always', () => {
  const gwei = fc.bigInt({ min: 1n, max: 2_048n * ETH });
  const withdrawableEpoch = fc.bigInt({ min: 0n, max: 60n });
  const index = fc.bigInt({ min: 0n, max: 99n });
  const reading = fc.record({
    slot: fc.bigInt({ min: 0n, max: 400n }),
    exits: fc.array(fc.record({ index, gwei, withdrawableEpoch }), { maxLength: 8 }),
    partials: fc.array(fc.record({ place: fc.bigInt({ min: 0n, max: 200n }), gwei, withdrawableEpoch }), {
      maxLength: 8,
    }),
    next: fc.option(index),
  });

  it('keeps every gwei, and pays nothing before it may be paid or was looked at', () => {
    fc.assert(
      fc.property(reading, ({ next, ...change }) => {
        const { at, arrivals } = consensusLayer({ ...READING, ...change, sweep: { ...READING.sweep, next } }, CLOCK);
        const parts = [...change.exits, ...change.partials];
        expect(arrivals.map(({ amount }) => amount)).toEqual(parts.map((part) => part.gwei * 10n ** 9n));
        for (const [place, { from, to }] of arrivals.entries()) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(from).toBeGreaterThanOrEqual((parts[place]?.withdrawableEpoch ?? 0n) * 100n);
          expect(to).toBeGreaterThanOrEqual(from);
        }
      }),
    );
  });

  it('never pays out an exit asked for now earlier for more, nor before the delay', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 6n * ONE_ETHER });
    fc.assert(
      fc.property(amount, amount, fc.bigInt({ min: 0n, max: 4_000n }), (one, more, slot) => {
        const layer = consensusLayer({ ...READING, slot }, CLOCK);
        const soonest = soonestPayable(layer, wei(one), CLOCK) ?? 0n;
        expect(soonest).toBeGreaterThanOrEqual((slot / 10n + 5n + 256n) * 100n);
        expect(soonestPayable(layer, wei(one + more), CLOCK)).toBeGreaterThanOrEqual(soonest);
      }),
    );
  });
});

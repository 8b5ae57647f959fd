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
    // A wei more than an epoch lets out is another epoch.
    expect(soonestPayable(layer, wei(256n * ONE_ETHER + 1n), CLOCK)).toBe((20n + 2n + 256n) * 100n);
    expect(soonestPayable({ ...layer, exitQueue: null }, wei(1n), CLOCK)).toBeNull();
  });
});

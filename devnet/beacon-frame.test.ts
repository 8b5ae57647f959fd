import { describe, expect, it } from 'vitest';

import { adoptedBeacon } from './beacon/adopt';
import { playFrame, withExitsFor } from './beacon-frame';

const ETH = 10n ** 18n;
const GWEI = 10n ** 9n;
const DAY = 86_400;
const pool = adoptedBeacon(1, 4_800n * GWEI, 0n);
const layer = { validatorsWei: 4_800n * ETH, pendingWei: 0n, depositedWei: 0n };
const before = { elapsed: 10, pooledWei: 4_830n * ETH, layer };
const LIVE = { mishap: null, leastQueueSeconds: 8 * DAY };

describe('playFrame', () => {
  it('earns for the time that passed, however far the queues move', () => {
    const slow = playFrame(pool, before, { ...LIVE, leastQueueSeconds: 0 }).frame.change;
    const quick = playFrame(pool, before, LIVE).frame.change;
    expect(quick.rewardsGwei).toBeGreaterThan(0n);
    const difference = quick.rewardsGwei - slow.rewardsGwei;
    expect(difference < 0n ? -difference : difference).toBeLessThan(10_000n);
  });

  it('brings in what was deposited', () => {
    const joined = playFrame(pool, { ...before, layer: { ...layer, depositedWei: 64n * ETH } }, LIVE).frame;
    expect(joined.pendingGwei).toBe(0n);
    expect(joined.validatorsGwei).toBeGreaterThan(4_863n * GWEI);
  });

  it.each([
    ['a slashing', { kind: 'slashing', validators: 2 } as const],
    ['a loss', { kind: 'loss', partPpm: 5_000 } as const],
  ])('is negative after %s', (_, mishap) => {
    const { change } = playFrame(pool, before, { ...LIVE, mishap }).frame;
    expect(change.slashedGwei + change.leakedGwei).toBeGreaterThan(change.rewardsGwei);
  });

  it('loses the part of the pool that it is told to', () => {
    const { change } = playFrame(pool, before, { ...LIVE, mishap: { kind: 'loss', partPpm: 10_000 } }).frame;
    expect(change.leakedGwei).toBeGreaterThan(48_299_999_000n);
    expect(change.leakedGwei).toBeLessThanOrEqual(48_300_000_000n);
  });
});

describe('withExitsFor', () => {
  const leaving = (queue: bigint, available: bigint) =>
    withExitsFor(pool, queue * ETH, available * ETH).validators.filter(({ exitEpoch }) => exitEpoch < 1_000).length;

  it('asks for what is missing, four at most', () => {
    expect([leaving(50n, 60n), leaving(61n, 60n), leaving(100n, 0n), leaving(900n, 0n)]).toEqual([0, 1, 4, 4]);
  });

  it('does not ask again for what is on its way', () => {
    const asked = withExitsFor(pool, 60n * ETH, 0n);
    expect(withExitsFor(asked, 60n * ETH, 0n)).toEqual(asked);
  });

  it('pays them out one or two live reports later', () => {
    const asked = withExitsFor(pool, 128n * ETH, 0n);
    const first = playFrame(asked, before, LIVE);
    const second = playFrame(first.state, before, LIVE);
    const paid = first.frame.change.exitedGwei + second.frame.change.exitedGwei;
    expect(paid).toBeGreaterThanOrEqual(128n * GWEI);
  });
});

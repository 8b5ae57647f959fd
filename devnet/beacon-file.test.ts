import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { emptyBeacon, validatorsGwei } from './beacon/state';
import { readBeacon, writeBeacon } from './beacon-file';

const ETH = 10n ** 18n;
const report = (reportedAt: number) => ({ reportedAt, validatorsWei: BigInt(reportedAt) * ETH, pendingWei: 0n });
/** A state that is told from the others by its seed. */
const state = (seed: number) => emptyBeacon(seed);

describe('the beacon chain of a folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'millrace-beacon-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('starts empty on a chain without reports', () => {
    expect(readBeacon(folder, { reportedAt: 0, validatorsWei: 0n, pendingWei: 0n }).validators).toEqual([]);
  });

  it('is what was written for the last report', () => {
    writeBeacon(folder, { ...report(100), state: state(1) });
    writeBeacon(folder, { ...report(200), state: state(2) });
    expect(readBeacon(folder, report(200))).toEqual(state(2));
  });

  it('is found again when the chain is taken back, or when a report never landed', () => {
    writeBeacon(folder, { ...report(100), state: state(1) });
    writeBeacon(folder, { ...report(200), state: state(2) });
    expect(readBeacon(folder, report(100))).toEqual(state(1));
    writeBeacon(folder, { ...report(150), state: state(3) });
    expect(readBeacon(folder, report(150))).toEqual(state(3));
    expect(readBeacon(folder, report(100))).toEqual(state(1));
  });

  it('is replaced by another state of the same report', () => {
    writeBeacon(folder, { ...report(100), state: state(1) });
    writeBeacon(folder, { ...report(100), state: state(2) });
    expect(readBeacon(folder, report(100))).toEqual(state(2));
    expect(readdirSync(path.join(folder, 'beacon-earlier'))).toEqual([]);
  });

  it('takes over the balances of a chain that it does not know', () => {
    writeBeacon(folder, { ...report(100), state: state(1) });
    const other = { ...report(100), validatorsWei: 96n * ETH };
    expect(validatorsGwei(readBeacon(folder, other))).toBe(96n * 10n ** 9n);
  });

  it('forgets what is long past', () => {
    for (let time = 1; time <= 60; time += 1) writeBeacon(folder, { ...report(time), state: state(time) });
    const kept = readdirSync(path.join(folder, 'beacon-earlier'));
    expect(kept).toHaveLength(48);
    expect(readBeacon(folder, report(12)).seed).toBe(12);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { adoptedBeacon } from './adopt';
import { decodeBeacon, encodeBeacon } from './beacon-json';
import { ledgerBalance } from './ledger';
import { emptyBeacon, pendingGwei, validatorsGwei } from './state';
import { advance } from './step';

const ETH = 1_000_000_000n;
const gwei = fc.bigInt({ min: 0n, max: 5_000n * ETH });

describe('adoptedBeacon', () => {
  it('has the balances it is given, to the gwei', () => {
    fc.assert(
      fc.property(gwei, gwei, (validators, pending) => {
        const state = adoptedBeacon(1, validators, pending);
        expect(validatorsGwei(state)).toBe(validators);
        expect(pendingGwei(state)).toBe(pending);
        expect(ledgerBalance(state.ledger)).toBe(validators + pending);
      }),
    );
  });

  it('works at once', () => {
    const later = advance(adoptedBeacon(1, 320n * ETH, 0n), { seconds: 60, queueSeconds: 60 });
    expect(later.ledger.rewardsGwei).toBeGreaterThan(0n);
  });

  it('is the empty one for a pool without anything', () => {
    expect(adoptedBeacon(1, 0n, 0n)).toEqual(emptyBeacon(1));
  });
});

describe('encodeBeacon', () => {
  it('keeps everything', () => {
    const state = advance(adoptedBeacon(1, 3_200n * ETH, 64n * ETH), { seconds: 500_000, queueSeconds: 900_000 });
    const record = { reportedAt: 1_800_000_000, validatorsWei: 5n, pendingWei: -1n, state };
    expect(decodeBeacon(encodeBeacon(record))).toEqual(record);
  });
});

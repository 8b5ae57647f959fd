import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import type { LedgerKind } from './ledger-events';
import { isEarned, PART_OF_KIND, statementOf } from './ledger-statement';

const line = (kind: LedgerKind, at: bigint, change: bigint) => ({ kind, at, change });
const LINES = [
  line('deposit', 10n, 100n),
  line('reward', 20n, 5n),
  line('transfer-out', 30n, -40n),
  line('loss', 40n, -2n),
  line('between-reports', 50n, 1n),
  line('withdrawal-request', 60n, -1n),
  line('claim', 70n, -20n),
  line('claim-discount', 70n, -3n),
];
const SUMS = { opening: 7n, rounding: -1n, closing: 46n };

describe('statementOf', () => {
  it('tells what came and left from what was earned', () => {
    const { parts, earned, opening, closing } = statementOf(SUMS, LINES, null);
    expect(parts).toEqual({
      deposits: 100n,
      transfers: -40n,
      moves: -1n,
      payouts: -20n,
      fees: 0n,
      rewards: 5n,
      losses: -5n,
      drift: 1n,
    });
    expect([opening, earned, closing]).toEqual([7n, 1n, 46n]);
  });

  it('takes what was before a day into the opening', () => {
    const { opening, parts, lines } = statementOf(SUMS, LINES, unixSeconds(30n));
    expect(opening).toBe(112n);
    expect([parts.deposits, parts.transfers, lines]).toEqual([0n, -40n, 6]);
  });

  it('adds up from any day on', () => {
    const kinds = Object.keys(PART_OF_KIND) as LedgerKind[];
    const anyLine = fc.record({
      kind: fc.constantFrom(...kinds),
      at: fc.bigInt({ min: 0n, max: 100n }),
      change: fc.bigInt({ min: -1_000n, max: 1_000n }),
    });
    fc.assert(
      fc.property(fc.array(anyLine), fc.option(fc.bigInt({ min: 0n, max: 100n })), (lines, since) => {
        const closing = lines.reduce((sum, { change }) => sum + change, 5n);
        const from = since === null ? null : unixSeconds(since);
        const statement = statementOf({ opening: 5n, rounding: 0n, closing }, lines, from);
        const sum = Object.values(statement.parts).reduce<bigint>((total, part) => total + part, statement.opening);
        expect(sum).toBe(closing);
      }),
    );
  });
});

describe('isEarned', () => {
  it('counts what a claim paid too little as lost, and a transfer as nothing earned', () => {
    expect(isEarned('claim-discount')).toBe(true);
    expect(isEarned('transfer-in')).toBe(false);
    expect(isEarned('fee-shares')).toBe(false);
  });
});

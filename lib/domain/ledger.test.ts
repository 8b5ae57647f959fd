import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { RAY, shares, unixSeconds, wei } from '@/lib/units/units';

import { accountLedger, type Ledger, type LedgerMismatch, sumOfLines } from './ledger';
import type { AccountState } from './ledger-book';
import type { AccountEvent, LedgerPlaces } from './ledger-events';
import { etherFromSharesDown, type ShareRate } from './share-rate';

const ME = `0x${'aA'.repeat(20)}`;
const OTHER = `0x${'b0'.repeat(20)}`;
const NOBODY = `0x${'00'.repeat(20)}`;
const wrapper = `0x${'c0'.repeat(20)}`;
const queue = `0x${'d0'.repeat(20)}`;
const places: LedgerPlaces = { account: ME.toLowerCase(), wrapper, withdrawalQueue: queue };

const rateOf = (ether: bigint, all = 1_000n): ShareRate => ({ totalPooledEther: wei(ether), totalShares: shares(all) });
const at = (blockNumber: bigint, logIndex = 0) => ({ blockNumber, logIndex, transaction: `0x${blockNumber}` });
const stateOf = (held: bigint, wrapped: bigint, queued: bigint, rate: ShareRate): AccountState => {
  return { shares: shares(held), wrapped: shares(wrapped), queued: wei(queued), rate };
};
type Place = ReturnType<typeof at>;
const moved = (place: Place, from: string, to: string, amount: bigint): AccountEvent => {
  return { kind: 'shares-moved', ...place, from, to, shares: shares(amount) };
};
const wrappedMoved = (place: Place, from: string, to: string, amount: bigint): AccountEvent => {
  return { kind: 'wrapped-moved', ...place, from, to, shares: shares(amount) };
};
const rebased = (place: Place, before: ShareRate, after: ShareRate, elapsed = 86_400n): AccountEvent => {
  const report = { blockNumber: place.blockNumber, timestamp: unixSeconds(place.blockNumber * 10n), elapsed };
  return { kind: 'rebased', ...place, report: { ...report, before, after } };
};

function ledgerOf(opening: AccountState, events: readonly AccountEvent[], closing: AccountState): Ledger {
  const result = accountLedger(opening, events, closing, places);
  if (!result.ok) throw new Error(`found ${result.error.found.shares}, not ${result.error.expected.shares}`);
  return result.value;
}
const brief = ({ lines }: Ledger) => lines.map(({ kind, change }) => [kind, change]);
const adds = ({ opening, lines, rounding, closing }: Ledger) =>
  lines.reduce((sum, { change }) => sum + change, opening + rounding) === closing;

describe('accountLedger', () => {
  it('earns 10 on 100 shares from 1.0 to 1.1, gives 50 of them away for 55, and closes at 55', () => {
    const events = [moved(at(2n), ME, OTHER, 50n), rebased(at(1n), rateOf(1_000n), rateOf(1_100n))];
    const ledger = ledgerOf(stateOf(100n, 0n, 0n, rateOf(1_000n)), events, stateOf(50n, 0n, 0n, rateOf(1_100n)));
    expect(brief(ledger)).toEqual([
      ['reward', 10n],
      ['transfer-out', -55n],
    ]);
    expect(ledger).toMatchObject({ opening: 100n, rounding: 0n, closing: 55n });
    expect(ledger.lines[0]).toMatchObject({ report: { timestamp: 10n, elapsed: 86_400n }, place: at(1n) });
  });

  it('takes fee shares before the report they come with, as the fee and not as a deposit', () => {
    const events = [
      rebased(at(5n, 9), rateOf(1_000n), rateOf(1_100n)),
      moved(at(5n, 3), NOBODY, ME, 10n),
      moved(at(4n, 3), NOBODY, ME, 20n),
    ];
    const ledger = ledgerOf(stateOf(0n, 0n, 0n, rateOf(1_000n)), events, stateOf(30n, 0n, 0n, rateOf(1_100n)));
    expect(brief(ledger)).toEqual([
      ['deposit', 20n],
      ['fee-shares', 10n],
      ['reward', 3n],
    ]);
  });

  it('passes over a movement to itself, and one it has no part in', () => {
    const state = stateOf(100n, 0n, 0n, rateOf(1_000n));
    const events = [moved(at(1n), ME, ME.toLowerCase(), 40n), moved(at(1n, 1), OTHER, queue, 40n)];
    expect(ledgerOf(state, events, state).lines).toEqual([]);
  });

  it('makes a wrap no gain and no loss, and a wrapped position earn by the step of the rate', () => {
    const events = [
      moved(at(1n, 0), ME, wrapper, 100n),
      wrappedMoved(at(1n, 1), NOBODY, ME, 100n),
      rebased(at(2n), rateOf(1_000n), rateOf(1_200n)),
      wrappedMoved(at(3n, 0), ME, NOBODY, 50n),
      moved(at(3n, 1), wrapper, ME, 50n),
      wrappedMoved(at(4n), OTHER, ME, 10n),
    ];
    const ledger = ledgerOf(stateOf(100n, 0n, 0n, rateOf(1_000n)), events, stateOf(50n, 60n, 0n, rateOf(1_200n)));
    expect(brief(ledger)).toEqual([
      ['wrap', -100n],
      ['wrap', 100n],
      ['reward', 20n],
      ['unwrap', -60n],
      ['unwrap', 60n],
      ['transfer-in', 12n],
    ]);
    expect(ledger.lines[2]?.exact).toEqual({ liquid: 0n, wrapped: 20n * RAY, queued: 0n });
    expect(sumOfLines(ledger, ['wrap', 'unwrap'])).toBe(0n);
  });

  it('stops earning on what is queued, and books the discount of a claim as what it is', () => {
    const events = [
      moved(at(1n, 0), ME, queue, 100n),
      { kind: 'request-gained', ...at(1n, 1), nominal: wei(100n), made: true } as const,
      rebased(at(2n), rateOf(1_000n), rateOf(900n)),
      { kind: 'claimed', ...at(3n), nominal: wei(100n), paid: wei(90n) } as const,
    ];
    const ledger = ledgerOf(stateOf(100n, 0n, 0n, rateOf(1_000n)), events, stateOf(0n, 0n, 0n, rateOf(900n)));
    expect(brief(ledger)).toEqual([
      ['withdrawal-request', -100n],
      ['withdrawal-request', 100n],
      ['claim', -90n],
      ['claim-discount', -10n],
    ]);
    expect(adds(ledger)).toBe(true);
  });

  it('asks with wrapped tokens, claims in full, and gives and gets requests', () => {
    const events = [
      wrappedMoved(at(1n, 0), ME, queue, 10n),
      { kind: 'request-gained', ...at(1n, 1), nominal: wei(10n), made: true } as const,
      { kind: 'request-gained', ...at(2n), nominal: wei(7n), made: false } as const,
      { kind: 'request-given', ...at(3n), nominal: wei(7n) } as const,
      { kind: 'claimed', ...at(4n), nominal: wei(10n), paid: wei(10n) } as const,
    ];
    const ledger = ledgerOf(stateOf(0n, 10n, 0n, rateOf(1_000n)), events, stateOf(0n, 0n, 0n, rateOf(1_000n)));
    expect(brief(ledger)).toEqual([
      ['withdrawal-request', -10n],
      ['withdrawal-request', 10n],
      ['request-transfer', 7n],
      ['request-transfer', -7n],
      ['claim', -10n],
    ]);
  });

  it('books a negative report as a loss, and a missed one as a bigger step with its time', () => {
    const events = [
      rebased(at(1n), rateOf(1_000n), rateOf(950n)),
      rebased(at(2n), rateOf(950n), rateOf(1_050n), 3n * 86_400n),
    ];
    const ledger = ledgerOf(stateOf(100n, 0n, 0n, rateOf(1_000n)), events, stateOf(100n, 0n, 0n, rateOf(1_050n)));
    expect(brief(ledger)).toEqual([
      ['loss', -5n],
      ['reward', 10n],
    ]);
    expect(ledger.lines[1]?.report?.elapsed).toBe(3n * 86_400n);
  });

  it('books the loss of a wrapped position as one', () => {
    const events = [rebased(at(1n), rateOf(1_000n), rateOf(950n))];
    const ledger = ledgerOf(stateOf(0n, 100n, 0n, rateOf(1_000n)), events, stateOf(0n, 100n, 0n, rateOf(950n)));
    expect(brief(ledger)).toEqual([['loss', -5n]]);
  });

  it('isolates a report by its own totals: what moved the rate before it is a line of its own', () => {
    const opening = stateOf(100n, 0n, 0n, rateOf(1_000n));
    const events = [rebased(at(1n), rateOf(1_020n), rateOf(1_100n))];
    expect(brief(ledgerOf(opening, events, stateOf(100n, 0n, 0n, rateOf(1_130n))))).toEqual([
      ['between-reports', 2n],
      ['reward', 8n],
      ['between-reports', 3n],
    ]);
    const minted = [rebased(at(1n), rateOf(2_000n, 2_000n), rateOf(2_200n, 2_000n))];
    expect(brief(ledgerOf(opening, minted, stateOf(100n, 0n, 0n, rateOf(1_100n))))).toEqual([['reward', 10n]]);
  });

  it('knows burns that no transfer announces', () => {
    const burnt: AccountEvent = { kind: 'shares-burnt', ...at(1n), shares: shares(40n) };
    const opening = stateOf(100n, 0n, 0n, rateOf(1_000n));
    expect(brief(ledgerOf(opening, [burnt], stateOf(60n, 0n, 0n, rateOf(1_000n))))).toEqual([['burn', -40n]]);
    const sent = [moved(at(1n), ME, NOBODY, 40n)];
    expect(brief(ledgerOf(opening, sent, stateOf(60n, 0n, 0n, rateOf(1_000n))))).toEqual([['burn', -40n]]);
  });

  it('has no line for a report while nothing is held', () => {
    const nothing = (rate: ShareRate) => stateOf(0n, 0n, 5n, rate);
    const events = [rebased(at(1n), rateOf(1_000n), rateOf(1_100n))];
    expect(ledgerOf(nothing(rateOf(1_000n)), events, nothing(rateOf(1_100n))).lines).toEqual([]);
  });

  it.each([
    { closing: stateOf(101n, 0n, 0n, rateOf(1_000n)), why: 'shares' },
    { closing: stateOf(100n, 1n, 0n, rateOf(1_000n)), why: 'wrapped tokens' },
    { closing: stateOf(100n, 0n, 1n, rateOf(1_000n)), why: 'a request' },
  ])('says when events are missing: $why', ({ closing }) => {
    const result = accountLedger(stateOf(100n, 0n, 0n, rateOf(1_000n)), [], closing, places);
    const expected = { shares: closing.shares, wrapped: closing.wrapped, queued: closing.queued };
    const error: LedgerMismatch = {
      kind: 'events-do-not-add-up',
      found: { shares: 100n, wrapped: 0n, queued: 0n },
      expected,
    };
    expect(result).toEqual({ ok: false, error });
  });
});

const total = fc.bigInt({ min: 10n ** 20n, max: 10n ** 26n });
const anyRate = fc.tuple(total, total).map(([ether, all]) => rateOf(ether, all));
const amount = fc.bigInt({ min: 0n, max: 10n ** 25n });
const step = fc.oneof(
  fc.record({ move: fc.constant('in' as const), amount }),
  fc.record({ move: fc.constant('out' as const), amount }),
  fc.record({ move: fc.constant('wrap' as const), amount }),
  fc.record({ move: fc.constant('request' as const), amount }),
  fc.record({ move: fc.constant('report' as const), before: anyRate, after: anyRate }),
);

/** A history that can happen: nothing leaves that is not there. */
const history = fc.record({ start: amount, rate: anyRate, steps: fc.array(step, { maxLength: 12 }) }).map((made) => {
  let [held, wrapped, queued, rate] = [made.start, 0n, 0n, made.rate];
  const events = made.steps.flatMap((each, index): readonly AccountEvent[] => {
    const place = at(BigInt(index));
    if (each.move === 'report') {
      rate = each.after;
      return [rebased(place, each.before, each.after)];
    }
    if (each.move === 'in') {
      held += each.amount;
      return [moved(place, OTHER, ME, each.amount)];
    }
    const some = each.amount < held ? each.amount : held;
    held -= some;
    if (each.move === 'out') return [moved(place, ME, OTHER, some)];
    if (each.move === 'wrap') {
      wrapped += some;
      return [moved(place, ME, wrapper, some), wrappedMoved(at(BigInt(index), 1), NOBODY, ME, some)];
    }
    const nominal = etherFromSharesDown(shares(some), rate);
    queued += nominal;
    return [
      moved(place, ME, queue, some),
      { kind: 'request-gained', ...at(BigInt(index), 1), nominal, made: true } as const,
    ];
  });
  const opening = stateOf(made.start, 0n, 0n, made.rate);
  return { opening, events, closing: stateOf(held, wrapped, queued, rate) };
});

describe('accountLedger, always', () => {
  it('adds up to the wei, with a rounding of at most 2 wei', () => {
    fc.assert(
      fc.property(history, ({ opening, events, closing }) => {
        const ledger = ledgerOf(opening, events, closing);
        expect(adds(ledger)).toBe(true);
        expect(ledger.rounding >= -2n && ledger.rounding <= 2n).toBe(true);
      }),
    );
  });

  it('rounds every line by less than one wei', () => {
    fc.assert(
      fc.property(history, ({ opening, events, closing }) => {
        for (const { exact, change } of ledgerOf(opening, events, closing).lines) {
          const error = exact.liquid + exact.wrapped + exact.queued - change * RAY;
          expect(error < RAY && error > -RAY).toBe(true);
        }
      }),
    );
  });

  it('does not care in which order the events were fetched', () => {
    fc.assert(
      fc.property(history, ({ opening, events, closing }) => {
        expect(ledgerOf(opening, events.toReversed(), closing)).toEqual(ledgerOf(opening, events, closing));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { RAY, shares, unixSeconds, wei } from '@/lib/units/units';

import { heldLines } from './held-lines';
import { accountLedger } from './ledger';
import type { AccountState } from './ledger-book';
import type { AccountEvent } from './ledger-events';
import { rayFromShareRate } from './share-rate';

const ME = '0x1111111111111111111111111111111111111111';
const OTHER = '0x2222222222222222222222222222222222222222';
const PLACES = { account: ME, wrapper: null, withdrawalQueue: null };
const rateOf = (ether: bigint, of: bigint) => ({ totalPooledEther: wei(ether), totalShares: shares(of) });
const state = (held: bigint, queued: bigint, rate: AccountState['rate']): AccountState => ({
  ...{ shares: shares(held), wrapped: shares(0n), queued: wei(queued), rate },
});
const place = (blockNumber: bigint) => ({ blockNumber, logIndex: 0, transaction: `0x${blockNumber}` });
const report = (blockNumber: bigint, before: AccountState['rate'], after: AccountState['rate']): AccountEvent => ({
  ...{ kind: 'rebased', ...place(blockNumber) },
  report: { timestamp: unixSeconds(blockNumber), elapsed: 1n, before, after },
});
const move = (blockNumber: bigint, amount: bigint, comes: boolean): AccountEvent => ({
  ...{ kind: 'shares-moved', ...place(blockNumber), shares: shares(amount) },
  ...(comes ? { from: OTHER, to: ME } : { from: ME, to: OTHER }),
});

function held(opening: AccountState, events: readonly AccountEvent[], closing: AccountState) {
  const found = accountLedger(opening, events, closing, PLACES);
  if (!found.ok) throw new Error('it does not add up');
  return [...heldLines(opening, found.value.lines)].map((line) => [
    line.kind,
    line.held.shares,
    line.held.queued,
    line.rateBefore,
    line.rate,
  ]);
}

const ONE = rateOf(100n, 100n);
const TENTH_MORE = rateOf(110n, 100n);
const FIFTH_MORE = rateOf(120n, 100n);
const ray = (tenths: bigint) => (RAY * tenths) / 10n;

describe('heldLines', () => {
  it('tells what is held and both rates of a report', () => {
    const lines = held(state(100n, 0n, ONE), [report(1n, ONE, TENTH_MORE)], state(100n, 0n, TENTH_MORE));
    expect(lines).toEqual([['reward', 100n, 0n, ray(10n), ray(11n)]]);
  });

  it('takes up the rate with what comes, also after reports that found nothing held', () => {
    const events = [move(1n, 40n, false), report(2n, ONE, FIFTH_MORE), move(3n, 10n, true)];
    expect(held(state(40n, 0n, ONE), events, state(10n, 0n, FIFTH_MORE))).toEqual([
      ['transfer-out', 0n, 0n, ray(10n), ray(10n)],
      ['transfer-in', 10n, 0n, ray(12n), ray(12n)],
    ]);
  });

  it('ends with what the contracts say, whatever happened', () => {
    const step = fc.record({ amount: fc.bigInt({ min: 1n, max: 1_000n }), pooled: fc.bigInt({ min: 50n, max: 200n }) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let rate = ONE;
        let sum = 7n;
        const events = steps.flatMap(({ amount, pooled }, index): AccountEvent[] => {
          const [before, block] = [rate, BigInt(index) * 2n];
          rate = rateOf(pooled, 100n);
          sum += amount;
          return [move(block + 1n, amount, true), report(block + 2n, before, rate)];
        });
        const last = held(state(7n, 0n, ONE), events, state(sum, 0n, rate)).at(-1);
        expect([last?.[1], last?.[4]]).toEqual([sum, rayFromShareRate(rate)]);
      }),
    );
  });

  it('keeps the rate where only what waits changes', () => {
    const asked: AccountEvent = { kind: 'request-gained', ...place(1n), nominal: wei(7n), made: true };
    expect(held(state(5n, 0n, TENTH_MORE), [asked], state(5n, 7n, TENTH_MORE))).toEqual([
      ['withdrawal-request', 5n, 7n, ray(11n), ray(11n)],
    ]);
  });
});

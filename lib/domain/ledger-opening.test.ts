import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shares, unixSeconds, wei } from '@/lib/units/units';

import { accountLedger } from './ledger';
import type { AccountState } from './ledger-book';
import type { AccountEvent } from './ledger-events';
import { openingBefore } from './ledger-opening';

const [ME, OTHER] = [`0x${'aa'.repeat(20)}`, `0x${'bb'.repeat(20)}`];
const places = { account: ME, wrapper: `0x${'cc'.repeat(20)}`, withdrawalQueue: `0x${'dd'.repeat(20)}` };
const rateOf = (ether: bigint) => ({ totalPooledEther: wei(ether), totalShares: shares(1_000n) });
const stateOf = (held: bigint, wrapped: bigint, queued: bigint): AccountState => ({
  shares: shares(held),
  wrapped: shares(wrapped),
  queued: wei(queued),
  rate: rateOf(1_100n),
});
const at = (blockNumber: bigint) => ({ blockNumber, logIndex: 0, transaction: `0x${blockNumber}` });
const moved = (block: bigint, comes: boolean, amount: bigint): AccountEvent => {
  return {
    kind: 'shares-moved',
    ...at(block),
    from: comes ? OTHER : ME,
    to: comes ? ME : OTHER,
    shares: shares(amount),
  };
};

describe('openingBefore', () => {
  it('takes back what came and gives back what left, at the rate before the first report', () => {
    const report = {
      blockNumber: 2n,
      timestamp: unixSeconds(1n),
      elapsed: 1n,
      before: rateOf(1_000n),
      after: rateOf(1_100n),
    };
    const events: AccountEvent[] = [
      moved(3n, false, 40n),
      { kind: 'rebased', ...at(2n), report },
      moved(1n, true, 70n),
      { kind: 'request-gained', ...at(4n), nominal: wei(5n), made: true },
    ];
    const opening = openingBefore(events, stateOf(130n, 7n, 5n), places);
    expect(opening).toEqual({ ok: true, value: { ...stateOf(100n, 7n, 0n), rate: rateOf(1_000n) } });
  });

  it('says that events are missing when more left than can have been there', () => {
    expect(openingBefore([moved(1n, true, 10n)], stateOf(9n, 0n, 0n), places)).toEqual({
      ok: false,
      error: 'events-are-missing',
    });
  });

  it('leads to the closing again when the events are played forward', () => {
    const step = fc.record({ comes: fc.boolean(), amount: fc.bigInt({ min: 0n, max: 50n }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const events = steps.map(({ comes, amount }, index) => moved(BigInt(index), comes, amount));
        const closing = stateOf(1_000n, 3n, 2n);
        const opening = openingBefore(events, closing, places);
        expect(opening.ok && accountLedger(opening.value, events, closing, places).ok).toBe(true);
      }),
    );
  });
});

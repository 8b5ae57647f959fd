import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shares, wei } from '@/lib/units/units';

import { openRedeemRequests } from './redeem-requests';

const pay = (amount: bigint, assets: bigint) => ({ shares: shares(amount), assets: wei(assets) });
/** 10 shares of 40 in epoch 1, which is paid 44; 5 of 5 in epoch 2, which is paid 6. */
function twoReady() {
  const requests = openRedeemRequests();
  requests.ask(1n, shares(4n));
  requests.ask(2n, shares(5n));
  requests.ask(1n, shares(6n));
  const ready = [requests.fulfil(1n, pay(40n, 45n)), requests.fulfil(2n, pay(5n, 6n))];
  return { requests, ready };
}

describe('openRedeemRequests', () => {
  it('takes the account’s part of an epoch, rounded down, once, and nothing of an epoch without it', () => {
    const { requests, ready } = twoReady();
    expect(ready).toEqual([pay(10n, 11n), pay(5n, 6n)]);
    expect(requests.fulfil(1n, pay(40n, 45n))).toBeNull();
    expect(requests.fulfil(3n, pay(40n, 45n))).toBeNull();
  });

  it('is paid for shares from the oldest request on, rounded down', () => {
    const { requests } = twoReady();
    expect(requests.claim(pay(3n, 3n))).toBe(0n);
    expect(requests.claim(pay(9n, 10n))).toBe(0n);
    expect(requests.claim(pay(3n, 4n))).toBe(0n);
    expect(requests.claim(pay(1n, 1n))).toBeNull();
  });

  it('loses the rest of a request whose shares were used up before all of it was paid', () => {
    const { requests } = twoReady();
    // 10 of 11 wei cost 9.1 shares, rounded up all 10: a wei is left that nobody can claim.
    expect(requests.claim(pay(10n, 10n))).toBe(1n);
    expect(requests.claim(pay(5n, 6n))).toBe(0n);
  });

  it('passes over a request that pays nothing when assets are named, and takes it when shares are', () => {
    const open = () => {
      const requests = openRedeemRequests();
      requests.ask(1n, shares(1n));
      requests.ask(2n, shares(2n));
      requests.fulfil(1n, pay(2n, 1n));
      requests.fulfil(2n, pay(2n, 2n));
      return requests;
    };
    const named = open();
    expect([named.claim(pay(1n, 1n)), named.claim(pay(1n, 1n)), named.claim(pay(1n, 0n))]).toEqual([0n, 0n, 0n]);
    expect(open().claim(pay(3n, 2n))).toBe(0n);
  });

  it('knows a claim that the requests do not lead to', () => {
    const { requests } = twoReady();
    expect(requests.claim(pay(3n, 4n))).toBeNull();
    expect(requests.claim(pay(15n, 17n))).toBe(0n);
  });

  it('pays all that was ready and no more, however it is claimed', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 20n });
    const epoch = fc.record({ own: amount, others: fc.bigInt({ min: 0n, max: 10n ** 20n }), assets: amount });
    fc.assert(
      fc.property(fc.array(epoch, { minLength: 1, maxLength: 4 }), fc.array(amount), (epochs, parts) => {
        const requests = openRedeemRequests();
        let [due, left] = [0n, 0n];
        epochs.forEach(({ own, others, assets }, index) => {
          requests.ask(BigInt(index), shares(own));
          const ready = requests.fulfil(BigInt(index), pay(own + others, assets));
          due += ready?.assets ?? 0n;
          left += own;
        });
        const vault = epochs.map(({ own, others, assets }) => ({ held: own, owed: (own * assets) / (own + others) }));
        for (const part of [...parts.map((one) => (one % left) + 1n), left]) {
          const taken = part < left ? part : left;
          if (taken === 0n) break;
          const paid = redeemOf(vault, taken);
          expect(requests.claim(pay(taken, paid))).toBe(0n);
          left -= taken;
          due -= paid;
          if (left === 0n) break;
        }
        expect(due).toBe(0n);
      }),
    );
  });
});

/** The vault's own going through its list. */
function redeemOf(list: { held: bigint; owed: bigint }[], amount: bigint): bigint {
  let [left, paid] = [amount, 0n];
  for (const one of list) {
    const part = left < one.held ? left : one.held;
    if (part === 0n) continue;
    const share = (part * one.owed) / one.held;
    one.held -= part;
    one.owed -= share;
    left -= part;
    paid += share;
  }
  return paid;
}

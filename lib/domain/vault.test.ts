import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, shares, wei } from '@/lib/units/units';

import { claimAssetsUp, claimSharesDown } from './vault-claims';
import {
  assetsFromSharesDown,
  assetsFromSharesUp,
  assetsOfRequestDown,
  type Redemption,
  sharesFromAssetsDown,
  type VaultTotals,
} from './vault-shares';

const totalsOf = (assets: bigint, all: bigint): VaultTotals => ({ assets: wei(assets), shares: shares(all) });
const total = fc.bigInt({ min: 0n, max: 10n ** 27n });
const amount = fc.bigInt({ min: 0n, max: 10n ** 27n });
const totals = fc.tuple(total, total).map(([assets, all]) => totalsOf(assets, all));
const request = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 24n }), fc.bigInt({ min: 0n, max: 10n ** 24n }))
  .map(([all, assets]): Redemption => ({ shares: shares(all), assets: wei(assets) }));
const requests = fc.array(request, { maxLength: 4 });
const sharesOf = (list: readonly Redemption[]) => list.reduce((sum, each) => sum + each.shares, 0n);
const assetsOf = (list: readonly Redemption[]) => list.reduce((sum, each) => sum + each.assets, 0n);
/** A part of a whole, in millionths. */
const part = fc.bigInt({ min: 0n, max: 1_000_000n });

describe('vault shares', () => {
  it('cost one ETH each in an empty vault', () => {
    expect(sharesFromAssetsDown(wei(3n * ONE_ETHER), totalsOf(0n, 0n))).toBe(3n * ONE_ETHER);
    expect(assetsFromSharesUp(shares(3n * ONE_ETHER), totalsOf(0n, 0n))).toBe(3n * ONE_ETHER);
  });

  it.each([
    { what: 1n, down: 1n, up: 2n },
    { what: 10n, down: 15n, up: 15n },
    { what: 0n, down: 0n, up: 0n },
  ])('$what of 9 shares over 14 wei are worth $down to $up', ({ what, down, up }) => {
    expect(assetsFromSharesDown(shares(what), totalsOf(14n, 9n))).toBe(down);
    expect(assetsFromSharesUp(shares(what), totalsOf(14n, 9n))).toBe(up);
  });

  it('never create value on a round trip', () => {
    fc.assert(
      fc.property(amount, totals, (value, vault) => {
        expect(assetsFromSharesDown(sharesFromAssetsDown(wei(value), vault), vault)).toBeLessThanOrEqual(value);
        expect(sharesFromAssetsDown(assetsFromSharesDown(shares(value), vault), vault)).toBeLessThanOrEqual(value);
        expect(assetsFromSharesUp(sharesFromAssetsDown(wei(value), vault), vault)).toBeLessThanOrEqual(value);
      }),
    );
  });

  it('are never worth less in greater number', () => {
    fc.assert(
      fc.property(amount, amount, totals, (value, more, vault) => {
        const small = assetsFromSharesDown(shares(value), vault);
        expect(assetsFromSharesDown(shares(value + more), vault)).toBeGreaterThanOrEqual(small);
      }),
    );
  });

  it('never pay an epoch more than the vault has', () => {
    fc.assert(
      fc.property(totals, part, (vault, millionths) => {
        const epoch = shares((vault.shares * millionths) / 1_000_000n);
        expect(assetsFromSharesDown(epoch, vault)).toBeLessThanOrEqual(vault.assets);
      }),
    );
  });
});

describe('requests', () => {
  it('of one epoch are paid at most what it is paid, less one wei each at most', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 1n, max: 10n ** 24n }), { minLength: 1 }), amount, (parts, assets) => {
        const all = parts.reduce((sum, each) => sum + each, 0n);
        const epoch = { shares: shares(all), assets: wei(assets) };
        const paid = parts.reduce((sum, each) => sum + assetsOfRequestDown(shares(each), epoch), 0n);
        expect(paid <= assets && assets - paid < BigInt(parts.length)).toBe(true);
      }),
    );
  });

  it('cannot be part of an epoch without shares', () => {
    expect(() => assetsOfRequestDown(shares(1n), { shares: shares(0n), assets: wei(0n) })).toThrow(RangeError);
  });
});

describe('claims', () => {
  const two: readonly Redemption[] = [
    { shares: shares(10n), assets: wei(10n) },
    { shares: shares(10n), assets: wei(15n) },
  ];

  it('take from the oldest request on', () => {
    expect(claimSharesDown(shares(13n), two)).toEqual({
      shares: 13n,
      assets: 14n,
      rest: [{ shares: 7n, assets: 11n }],
    });
    expect(claimAssetsUp(wei(14n), two)).toEqual({ shares: 13n, assets: 14n, rest: [{ shares: 7n, assets: 11n }] });
  });

  it('of everything leave nothing', () => {
    fc.assert(
      fc.property(requests, (list) => {
        const claimed = claimSharesDown(shares(sharesOf(list)), list);
        expect(claimed).toEqual({ shares: sharesOf(list), assets: assetsOf(list), rest: [] });
      }),
    );
  });

  it('of parts never pay more than claims of the whole', () => {
    fc.assert(
      fc.property(requests, part, part, (list, one, other) => {
        const first = claimSharesDown(shares((sharesOf(list) * one) / 1_000_000n), list);
        const second = claimAssetsUp(wei((assetsOf(first.rest) * other) / 1_000_000n), first.rest);
        expect(first.assets + second.assets + assetsOf(second.rest)).toBeLessThanOrEqual(assetsOf(list));
        expect(first.shares + second.shares + sharesOf(second.rest)).toBe(sharesOf(list));
      }),
    );
  });

  it('of more than there is are refused', () => {
    expect(() => claimSharesDown(shares(21n), two)).toThrow(RangeError);
    expect(() => claimAssetsUp(wei(26n), two)).toThrow(RangeError);
  });
});

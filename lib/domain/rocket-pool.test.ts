import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, shares, wei } from '@/lib/units/units';

import { mostBurnable, refusalOfBurn } from './rocket-pool-burn';
import { depositFeeDown, refusalOfDeposit, rethFromDepositDown } from './rocket-pool-deposit';
import {
  etherFromRethDown,
  etherPerReth,
  type NetworkBalances,
  refusalOfReport,
  rethFromEtherDown,
} from './rocket-pool-rate';

const balancesOf = (ether: bigint, reth: bigint): NetworkBalances => ({
  totalEther: wei(ether),
  rethSupply: shares(reth),
});
const total = fc.bigInt({ min: 1n, max: 10n ** 27n });
const amount = fc.bigInt({ min: 0n, max: 10n ** 27n });
const network = fc.tuple(total, total).map(([ether, reth]) => balancesOf(ether, reth));
const fee = fc.bigInt({ min: 0n, max: ONE_ETHER / 100n - 1n });
const NONE = balancesOf(0n, 0n);

describe('rate of rETH', () => {
  it('of 112 ETH behind 100 rETH is 1.12', () => {
    expect(etherPerReth(balancesOf(112n * ONE_ETHER, 100n * ONE_ETHER))).toBe(1_120_000_000_000_000_000n);
  });

  it('is one before the first report', () => {
    expect(etherPerReth(NONE)).toBe(ONE_ETHER);
    expect(rethFromEtherDown(wei(7n), NONE)).toBe(7n);
  });

  it('buys nothing of a network that owns nothing', () => {
    expect(() => rethFromEtherDown(wei(1n), balancesOf(0n, 1n))).toThrow(RangeError);
  });

  it('never creates value on a round trip', () => {
    fc.assert(
      fc.property(amount, network, (value, balances) => {
        expect(etherFromRethDown(rethFromEtherDown(wei(value), balances), balances)).toBeLessThanOrEqual(value);
        expect(rethFromEtherDown(etherFromRethDown(shares(value), balances), balances)).toBeLessThanOrEqual(value);
      }),
    );
  });

  it('pays for parts at most what it pays for the whole, and one wei less at most', () => {
    fc.assert(
      fc.property(amount, amount, network, (one, other, balances) => {
        const whole = etherFromRethDown(shares(one + other), balances);
        const parts = etherFromRethDown(shares(one), balances) + etherFromRethDown(shares(other), balances);
        expect(parts <= whole && whole - parts <= 1n).toBe(true);
      }),
    );
  });
});

describe('reports', () => {
  const guardrail = { maxDelta: ONE_ETHER / 50n, frequency: 86_400n };
  const last = balancesOf(100n * ONE_ETHER, 100n * ONE_ETHER);
  it.each([
    { ether: 102n * ONE_ETHER, elapsed: 86_400n, refusal: null },
    { ether: 98n * ONE_ETHER, elapsed: 82_080n, refusal: null },
    { ether: 100n * ONE_ETHER, elapsed: 82_079n, refusal: 'too-early' },
    { ether: 102n * ONE_ETHER + 100n, elapsed: 86_400n, refusal: 'rate-moves-too-far' },
    { ether: 98n * ONE_ETHER - 1n, elapsed: 86_400n, refusal: 'rate-moves-too-far' },
  ])('of $ether wei after $elapsed s: $refusal', ({ ether, elapsed, refusal }) => {
    expect(refusalOfReport(last, balancesOf(ether, last.rethSupply), elapsed, guardrail)).toBe(refusal);
  });
});

describe('deposits', () => {
  const terms = {
    enabled: true,
    minimum: wei(ONE_ETHER / 100n),
    maximum: wei(10n * ONE_ETHER),
    fee: ONE_ETHER / 2000n,
    balances: balancesOf(112n, 100n),
  };

  it.each([
    { name: 'disabled', terms: { ...terms, enabled: false }, ether: ONE_ETHER, refusal: 'disabled' },
    { name: 'too small', terms, ether: ONE_ETHER / 100n - 1n, refusal: 'below-minimum' },
    { name: 'smallest', terms, ether: ONE_ETHER / 100n, refusal: null },
    { name: 'largest', terms, ether: 10n * ONE_ETHER, refusal: null },
    { name: 'too large', terms, ether: 10n * ONE_ETHER + 1n, refusal: 'above-maximum' },
    {
      name: 'worth less than a wei of rETH',
      terms: { ...terms, balances: balancesOf(10n ** 20n, 1n) },
      ether: ONE_ETHER,
      refusal: 'nothing-minted',
    },
  ])('$name: $refusal', ({ terms, ether, refusal }) => {
    expect(refusalOfDeposit(wei(ether), terms)).toBe(refusal);
  });

  it('cost 0.0005 ETH for each ETH at 0.05 %', () => {
    expect(depositFeeDown(wei(10n ** 18n), 5n * 10n ** 14n)).toBe(500_000_000_000_000n);
  });

  it('never mint more than the deposit is worth, nor more with a higher fee', () => {
    fc.assert(
      fc.property(amount, network, fee, fee, (value, balances, one, other) => {
        const minted = (part: bigint) => rethFromDepositDown(wei(value), { fee: part, balances });
        expect(etherFromRethDown(minted(one), balances)).toBeLessThanOrEqual(value);
        expect(minted(one > other ? one : other)).toBeLessThanOrEqual(minted(one > other ? other : one));
      }),
    );
  });
});

describe('burns', () => {
  const balances = balancesOf(112n, 100n);
  it.each([
    { reth: 0n, refusal: 'amount-zero' },
    { reth: 51n, refusal: 'exceeds-balance' },
    { reth: 50n, refusal: 'exceeds-collateral' },
    { reth: 49n, refusal: null },
  ])('of $reth of 50 with 55 wei of collateral: $refusal', ({ reth, refusal }) => {
    expect(refusalOfBurn(shares(reth), shares(50n), wei(55n), balances)).toBe(refusal);
  });

  it('are possible up to the most burnable, and not one wei more', () => {
    fc.assert(
      fc.property(amount, network, (collateral, balances) => {
        const most = mostBurnable(wei(collateral), balances) ?? shares(0n);
        expect(etherFromRethDown(most, balances)).toBeLessThanOrEqual(collateral);
        expect(etherFromRethDown(shares(most + 1n), balances)).toBeGreaterThan(collateral);
      }),
    );
  });

  it('have no limit when rETH is worth nothing, and one to one before the first report', () => {
    expect(mostBurnable(wei(5n), balancesOf(0n, 1n))).toBeNull();
    expect(mostBurnable(wei(5n), NONE)).toBe(5n);
  });
});

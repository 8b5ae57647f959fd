import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, shares, type Wei, wei } from '@/lib/units/units';

import { ALICE, eth } from '../lido/lido.fixture';
import type { Intent } from '../protocol';
import { maxStakeRocketPool } from './max';
import { quoteRocketPool } from './quote';
import { rocketContext, rocketWith } from './rocket-pool.fixture';

const stake = (amount: bigint): Intent => ({ kind: 'stake', amount: wei(amount), receive: 'accruing' });
const burn = (amount: bigint): Intent => ({ kind: 'redeem', amount: shares(amount) });
const poor = { account: ALICE, ether: wei(0n), accruing: shares(0n) };
const closed = rocketWith({ deposit: { ...rocketWith().deposit, enabled: false, maximum: wei(0n) } });

describe('what a quote says', () => {
  it('mints for 1 ETH what is left after the fee of 0.05 %, at 1.12 ETH a token', () => {
    expect(quoteRocketPool(rocketContext(), stake(ONE_ETHER))).toMatchObject({
      ok: true,
      value: {
        give: { asset: 'ether', amount: ONE_ETHER },
        receive: { asset: 'accruing', amount: 892_410_714_285_714_285n },
        requests: [],
      },
    });
  });

  it('pays for 1 rETH 1.12 ETH at once', () => {
    expect(quoteRocketPool(rocketContext(), burn(ONE_ETHER))).toMatchObject({
      ok: true,
      value: { give: { asset: 'accruing' }, receive: { asset: 'ether', amount: 1_120_000_000_000_000_000n } },
    });
  });

  it('never brings more than was given when a deposit is burnt again', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: ONE_ETHER / 100n, max: 50n * ONE_ETHER }), (amount) => {
        const minted = quoteRocketPool(rocketContext({ position: null }), stake(amount));
        if (!minted.ok) throw new Error(minted.error.code);
        const paid = quoteRocketPool(rocketContext({ position: null }), burn(minted.value.receive?.amount ?? 0n));
        expect(paid.ok && (paid.value.receive?.amount ?? 0n) <= amount).toBe(true);
      }),
    );
  });
});

describe('refusals', () => {
  it.each([
    { intent: stake(0n), change: {}, refusal: { code: 'amount-zero' } },
    { intent: stake(ONE_ETHER), change: { pool: closed }, refusal: { code: 'staking-paused' } },
    {
      intent: stake(ONE_ETHER),
      change: { pool: rocketWith({ balances: { totalEther: wei(0n), rethSupply: shares(1n) } }) },
      refusal: { code: 'not-priced', reason: 'the network is reported to have no ETH' },
    },
    { intent: stake(1n), change: {}, refusal: { code: 'below-minimum', min: ONE_ETHER / 100n } },
    { intent: stake(501n * ONE_ETHER), change: {}, refusal: { code: 'pool-full', left: eth(500n) } },
    {
      intent: stake(ONE_ETHER),
      change: { position: poor },
      refusal: { code: 'balance-exceeded', asset: 'ether', balance: 0n },
    },
    {
      intent: stake(ONE_ETHER),
      change: { position: { ...poor, ether: wei(ONE_ETHER) } },
      refusal: { code: 'gas-exceeds-balance', needed: ONE_ETHER + 300_000n * 10n ** 9n, balance: ONE_ETHER },
    },
    { intent: burn(0n), change: {}, refusal: { code: 'amount-zero' } },
    {
      intent: burn(101n * ONE_ETHER),
      change: {},
      refusal: { code: 'balance-exceeded', asset: 'accruing', balance: 100n * ONE_ETHER },
    },
    {
      intent: burn(51n * ONE_ETHER),
      change: {},
      refusal: { code: 'collateral-short', available: eth(56n), most: 50n * ONE_ETHER },
    },
    { intent: { kind: 'wrap', amount: wei(1n) } as const, change: {}, refusal: { code: 'not-offered' } },
    { intent: { kind: 'claim', ids: [1n] } as const, change: {}, refusal: { code: 'not-offered' } },
  ])('$refusal.code for $intent.kind', ({ intent, change, refusal }) => {
    expect(quoteRocketPool(rocketContext(change), intent)).toEqual({ ok: false, error: refusal });
  });

  it('burns exactly what the collateral covers, and not a wei more', () => {
    const most = 50n * ONE_ETHER;
    expect(quoteRocketPool(rocketContext(), burn(most)).ok).toBe(true);
    expect(quoteRocketPool(rocketContext(), burn(most + 1n)).ok).toBe(false);
  });
});

describe('maxStakeRocketPool', () => {
  it('is the room that is left when there is more ether', () => {
    expect(maxStakeRocketPool(rocketContext())).toBe(eth(500n));
  });

  it('keeps gas back, and can always be staked', () => {
    const position = { ...poor, ether: wei(2n * ONE_ETHER) };
    const most = maxStakeRocketPool(rocketContext({ position })) as Wei;
    expect(most).toBe(2n * ONE_ETHER - 563_000n * 10n ** 9n);
    expect(quoteRocketPool(rocketContext({ position }), stake(most)).ok).toBe(true);
  });
});

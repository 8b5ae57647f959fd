import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { etherFromSharesDown } from '@/lib/domain/share-rate';
import type { StakeLimit } from '@/lib/domain/stake-limit';
import { ONE_ETHER, shares, wei } from '@/lib/units/units';

import type { Intent, Quote } from '../protocol';
import { maxStake, quote } from '../quote';
import type { Refusal } from '../refusal';
import type { LidoIntent } from './intent';
import { contextWith, eth, poolWith, positionWith, RATE, requestOf } from './lido.fixture';
import { planLido } from './plan';
import type { LidoContext } from './pool';
import { MAX_CLAIMS, MAX_REQUESTS, quoteLido, requestParts } from './quote';

const GWEI = 10n ** 9n;
const stake = (amount: bigint, receive: 'rebasing' | 'wrapped' = 'rebasing'): Intent => ({
  kind: 'stake',
  amount: wei(amount),
  receive,
});
const wrap = (amount: bigint): Intent => ({ kind: 'wrap', amount: wei(amount) });
const unwrap = (amount: bigint): Intent => ({ kind: 'unwrap', amount: shares(amount) });
const request = (amount: bigint): Intent => ({ kind: 'request', token: 'rebasing', amount: wei(amount) });
const requestWrapped = (amount: bigint): Extract<LidoIntent, { kind: 'request' }> => ({
  kind: 'request',
  token: 'wrapped',
  amount: shares(amount),
});
const claim = (...ids: bigint[]): Intent => ({ kind: 'claim', ids });

/** 100 ETH left of 1,000, growing 10 ETH a block; the quote is made at its own block. */
const limit: StakeLimit = { max: eth(1000n), maxGrowthBlocks: 100n, previous: eth(100n), previousBlock: 100n };
const limited = poolWith({ staking: { paused: false, limit } });
const poor = positionWith({ ether: wei(0n), rebasing: wei(0n), wrapped: shares(0n) });

function accepted(context: LidoContext, intent: Intent): Quote {
  const quoted = quoteLido(context, intent);
  if (!quoted.ok) throw new Error(`refused: ${quoted.error.code}`);
  return quoted.value;
}

describe('what Lido does not offer', () => {
  it.each([
    { kind: 'redeem', amount: shares(1n) },
    { kind: 'stake', amount: wei(1n), receive: 'accruing' },
    { kind: 'request', token: 'accruing', amount: shares(1n) },
  ] as const)('refuses %o', (intent) => {
    expect(quoteLido(contextWith(), intent)).toEqual({ ok: false, error: { code: 'not-offered' } });
    expect(() => planLido(poolWith(), positionWith(), intent)).toThrow('does not offer');
  });
});

describe('what a quote says', () => {
  it('of staking: the shares minted before, at the rate after, both rounded down', () => {
    expect(accepted(contextWith(), stake(ONE_ETHER))).toEqual({
      give: { asset: 'ether', amount: ONE_ETHER },
      // 0.952380952380952380 shares at 1.05 fall one wei short of the ether sent.
      receive: { asset: 'rebasing', amount: ONE_ETHER - 1n },
      requests: [],
      gasUnits: 94_000n,
    });
  });

  it('of staking for the wrapped token: whole shares', () => {
    expect(accepted(contextWith(), stake(ONE_ETHER, 'wrapped'))).toMatchObject({
      receive: { asset: 'wrapped', amount: 952_380_952_380_952_380n },
      gasUnits: 130_000n,
    });
  });

  it('of wrapping and unwrapping: shares of the amount, and what the shares bring', () => {
    expect(accepted(contextWith(), wrap(105n))).toMatchObject({
      give: { asset: 'rebasing', amount: 105n },
      receive: { asset: 'wrapped', amount: 100n },
    });
    expect(accepted(contextWith(), unwrap(100n))).toMatchObject({
      give: { asset: 'wrapped', amount: 100n },
      receive: { asset: 'rebasing', amount: 105n },
    });
    // 50 shares are 52 wei, and 52 wei move only 49 shares, worth 51 wei.
    expect(accepted(contextWith(), unwrap(50n))).toMatchObject({ receive: { amount: 51n } });
  });

  it('of a request: nothing at once, and the parts it is sent in', () => {
    expect(accepted(contextWith(), request(2_500n * ONE_ETHER))).toEqual({
      give: { asset: 'rebasing', amount: 2_500n * ONE_ETHER },
      receive: null,
      requests: [eth(1_000n), eth(1_000n), eth(500n)],
      gasUnits: 60_000n + 235_000n + 2n * 135_000n,
    });
  });

  it.each([
    { amount: 1_000n * ONE_ETHER, parts: 1 },
    { amount: 1_000n * ONE_ETHER + 1n, parts: 2 },
    { amount: 2_000n * ONE_ETHER, parts: 2 },
    { amount: 100_000n * ONE_ETHER, parts: 100 },
  ])('of a request over $amount wei: $parts parts', ({ amount, parts }) => {
    const { requests } = accepted(contextWith(), request(amount));
    expect(requests).toHaveLength(parts);
    expect(requests.reduce((sum, part) => sum + part, 0n)).toBe(amount);
  });

  it('of a request in wrapped tokens: parts in tokens, each worth at most the largest request in ETH', () => {
    const quoted = accepted(contextWith(), requestWrapped(1_000n * ONE_ETHER));
    expect(quoted.give).toEqual({ asset: 'wrapped', amount: 1_000n * ONE_ETHER });
    // The largest part is 952.38… tokens, worth a wei less than 1,000 ETH; the rest is worth the remaining 50 ETH.
    expect(quoted.requests).toEqual([999_999_999_999_999_999_999n, eth(50n)]);
  });

  it('of a claim: the sum of what the requests pay', () => {
    const requests = [requestOf(4n, { ether: eth(3n), hint: 1n }), requestOf(5n, { ether: eth(2n), hint: 2n })];
    expect(accepted(contextWith({ position: positionWith({ requests }) }), claim(4n, 5n))).toEqual({
      give: null,
      receive: { asset: 'ether', amount: eth(5n) },
      requests: [],
      gasUnits: 82_500n + 60_000n,
    });
  });

  it('counts the approval’s gas only while the allowance does not suffice', () => {
    const allowed = (amount: bigint) =>
      contextWith({
        position: positionWith({
          allowances: { rebasingToWrapper: wei(amount), rebasingToQueue: wei(amount), wrappedToQueue: shares(amount) },
        }),
      });
    for (const intent of [wrap(1000n), request(1000n), requestWrapped(1000n)]) {
      const withoutApproval = accepted(allowed(1000n), intent).gasUnits;
      expect(accepted(allowed(999n), intent).gasUnits).toBe(withoutApproval + 60_000n);
    }
  });

  it('is given without a wallet, counting the approval that a new person needs', () => {
    expect(accepted(contextWith({ position: null }), wrap(105n)).gasUnits).toBe(152_500n);
  });
});

describe('refusals', () => {
  const unclaimable = positionWith({ requests: [requestOf(4n, { ether: eth(3n), hint: 1n }), requestOf(6n, null)] });
  const cases: readonly { why: string; context: LidoContext; intent: Intent; refusal: Refusal }[] = [
    {
      why: 'a stopped protocol',
      context: contextWith({ pool: poolWith({ stopped: true }) }),
      intent: wrap(105n),
      refusal: { code: 'protocol-stopped' },
    },
    {
      why: 'paused staking',
      context: contextWith({ pool: poolWith({ staking: { paused: true, limit } }) }),
      intent: stake(1n),
      refusal: { code: 'staking-paused' },
    },
    {
      why: 'more than the limit, with the wait',
      context: contextWith({ pool: limited }),
      intent: stake(101n * ONE_ETHER),
      refusal: { code: 'limit-exceeded', left: eth(100n), max: eth(1000n), blocksUntilFits: 1n },
    },
    {
      why: 'more than the limit can ever be',
      context: contextWith({ pool: limited }),
      intent: stake(1001n * ONE_ETHER),
      refusal: { code: 'limit-exceeded', left: eth(100n), max: eth(1000n), blocksUntilFits: null },
    },
    {
      why: 'a paused queue',
      context: contextWith({ pool: poolWith({ queue: { paused: true } }) }),
      intent: request(100n),
      refusal: { code: 'queue-paused' },
    },
    { why: 'an amount of zero', context: contextWith(), intent: wrap(0n), refusal: { code: 'amount-zero' } },
    { why: 'no request chosen', context: contextWith(), intent: claim(), refusal: { code: 'nothing-selected' } },
    {
      why: 'more requests than one transaction claims',
      context: contextWith(),
      intent: claim(...Array.from({ length: MAX_CLAIMS + 1 }, (_, index) => BigInt(index + 1))),
      refusal: { code: 'too-many-claims', most: MAX_CLAIMS },
    },
    {
      why: 'more ether than there is',
      context: contextWith({ position: poor }),
      intent: stake(1n),
      refusal: { code: 'balance-exceeded', asset: 'ether', balance: 0n },
    },
    {
      why: 'more stETH than there is',
      context: contextWith({ position: poor }),
      intent: request(100n),
      refusal: { code: 'balance-exceeded', asset: 'rebasing', balance: 0n },
    },
    {
      why: 'more wstETH than there is',
      context: contextWith({ position: poor }),
      intent: unwrap(1n),
      refusal: { code: 'balance-exceeded', asset: 'wrapped', balance: 0n },
    },
    {
      why: 'a request in more wstETH than there is',
      context: contextWith({ position: poor }),
      intent: requestWrapped(100n),
      refusal: { code: 'balance-exceeded', asset: 'wrapped', balance: 0n },
    },
    {
      why: 'one wei, which is no share',
      context: contextWith(),
      intent: wrap(1n),
      refusal: { code: 'nothing-received' },
    },
    {
      why: 'one wei staked, which mints nothing',
      context: contextWith(),
      intent: stake(1n),
      refusal: { code: 'nothing-received' },
    },
    {
      why: 'a request below the minimum',
      context: contextWith(),
      intent: request(99n),
      refusal: { code: 'request-too-small', min: 100n },
    },
    {
      why: 'wrapped tokens worth less than the minimum',
      context: contextWith(),
      intent: requestWrapped(95n),
      refusal: { code: 'request-too-small', min: 100n },
    },
    {
      why: 'more requests than are made at a time',
      context: contextWith({ position: positionWith({ rebasing: eth(2_000_000n) }) }),
      intent: request(1_000_000n * ONE_ETHER + 1n),
      refusal: { code: 'too-many-requests', count: 1_001, most: 1_000, mostAmount: eth(1_000_000n) },
    },
    {
      why: 'a claim of somebody else’s request',
      context: contextWith({ position: unclaimable }),
      intent: claim(4n, 5n),
      refusal: { code: 'not-owner', id: 5n },
    },
    {
      why: 'a claim without a wallet',
      context: contextWith({ position: null }),
      intent: claim(4n),
      refusal: { code: 'not-owner', id: 4n },
    },
    {
      why: 'a claim of a request that waits',
      context: contextWith({ position: unclaimable }),
      intent: claim(4n, 6n),
      refusal: { code: 'not-claimable', id: 6n },
    },
    {
      why: 'gas that the rest of the balance does not pay',
      context: contextWith({ position: positionWith({ ether: eth(1n) }) }),
      intent: stake(ONE_ETHER),
      refusal: { code: 'gas-exceeds-balance', needed: ONE_ETHER + 94_000n * GWEI, balance: eth(1n) },
    },
  ];

  it.each(cases)('come for $why', ({ context, intent, refusal }) => {
    expect(quoteLido(context, intent)).toEqual({ ok: false, error: refusal });
  });

  it.each([
    {
      first: 'the stop of the protocol',
      pool: poolWith({ stopped: true, staking: { paused: true, limit } }),
      position: poor,
      amount: 0n,
      code: 'protocol-stopped',
    },
    {
      first: 'the pause of staking',
      pool: poolWith({ staking: { paused: true, limit } }),
      position: poor,
      amount: 0n,
      code: 'staking-paused',
    },
    { first: 'the limit', pool: limited, position: poor, amount: 101n * ONE_ETHER, code: 'limit-exceeded' },
    { first: 'the amount', pool: limited, position: poor, amount: 0n, code: 'amount-zero' },
    { first: 'the balance', pool: limited, position: poor, amount: 1n, code: 'balance-exceeded' },
    {
      first: 'the rounding',
      pool: limited,
      position: positionWith({ ether: wei(1n) }),
      amount: 1n,
      code: 'nothing-received',
    },
    {
      first: 'the gas',
      pool: limited,
      position: positionWith({ ether: wei(10n) }),
      amount: 10n,
      code: 'gas-exceeds-balance',
    },
  ])('name $first before what comes after it', ({ pool, position, amount, code }) => {
    expect(quoteLido(contextWith({ pool, position }), stake(amount))).toMatchObject({ ok: false, error: { code } });
  });

  it('do not keep anyone from claiming while the protocol is stopped and the queue paused', () => {
    const position = positionWith({ requests: [requestOf(4n, { ether: eth(3n), hint: 1n })] });
    const pool = poolWith({ stopped: true, queue: { paused: true } });
    expect(quoteLido(contextWith({ pool, position }), claim(4n)).ok).toBe(true);
  });

  it('do not come for the smallest amounts that are accepted', () => {
    expect(quoteLido(contextWith(), request(100n)).ok).toBe(true);
    expect(quoteLido(contextWith(), requestWrapped(96n)).ok).toBe(true);
    expect(quoteLido(contextWith(), wrap(2n)).ok).toBe(true);
  });

  it('do not count gas while its price or the balance is unknown', () => {
    const position = positionWith({ ether: eth(1n) });
    expect(quoteLido(contextWith({ position, feePerGas: null }), stake(ONE_ETHER)).ok).toBe(true);
    expect(quoteLido(contextWith({ position: null }), stake(ONE_ETHER)).ok).toBe(true);
  });

  it('do not come for gas that the balance pays to the last wei', () => {
    const position = positionWith({ ether: wei(ONE_ETHER + 94_000n * GWEI) });
    expect(quoteLido(contextWith({ position }), stake(ONE_ETHER)).ok).toBe(true);
  });
});

describe('requests in wrapped tokens', () => {
  it('never need more than the most requests of a transaction, whatever the rate', () => {
    const ether = fc.bigInt({ min: 10n ** 6n, max: 2n * 10n ** 6n });
    const near = fc.bigInt({ min: -200n, max: 200n });
    fc.assert(
      fc.property(ether, near, (pooled, offset) => {
        const rate = { totalPooledEther: wei(pooled * ONE_ETHER), totalShares: shares(10n ** 6n * ONE_ETHER) };
        const pool = poolWith({ rate });
        const amount = (eth(100_000n) * rate.totalShares) / rate.totalPooledEther + offset;
        const quoted = quoteLido(contextWith({ pool, position: null }), requestWrapped(amount));
        if (quoted.ok) expect(quoted.value.requests.length).toBeLessThanOrEqual(MAX_REQUESTS);
        else expect(quoted.error.code).toBe('too-many-requests');
      }),
    );
  });

  it('are split into parts whose sum is the amount and whose worth is within the bounds of the queue', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 96n, max: 20_000n * ONE_ETHER }), (amount) => {
        const parts = requestParts(poolWith(), requestWrapped(amount));
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        const worth = parts.map((part) => etherFromSharesDown(shares(part), RATE));
        expect(worth.every((value) => value >= 100n && value <= eth(1000n))).toBe(true);
      }),
    );
  });
});

describe('any accepted quote', () => {
  it('receives at most what is given, and at most three wei less', () => {
    const amount = fc.bigInt({ min: 4n, max: 10_000n * ONE_ETHER });
    fc.assert(
      fc.property(amount, (value) => {
        const received = (intent: Intent) => accepted(contextWith({ position: null }), intent).receive?.amount ?? 0n;
        const staked = received(stake(value));
        expect(staked <= value && value - staked <= 2n).toBe(true);
        const back = received(unwrap(received(wrap(value))));
        expect(back <= value && value - back <= 3n).toBe(true);
      }),
    );
  });

  it('comes from the protocol of the pool', () => {
    expect(quote(contextWith(), stake(ONE_ETHER))).toEqual(quoteLido(contextWith(), stake(ONE_ETHER)));
    expect(maxStake(contextWith({ feePerGas: wei(0n) }), 'rebasing')).toBe(eth(500_000n));
  });
});

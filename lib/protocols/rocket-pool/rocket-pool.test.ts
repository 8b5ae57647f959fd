import { toEventSelector, toFunctionSelector } from 'viem';
import { describe, expect, it } from 'vitest';

import { reportsFromMarks } from '@/lib/domain/rate-mark';
import { ONE_ETHER, shares, wei } from '@/lib/units/units';
import type { DecodedLog } from '../decoded-log';
import { ALICE, BOB } from '../lido/lido.fixture';
import { protocolOf } from '../registry';
import { rocketPool } from './rocket-pool';
import { ROCKET, rocketContext, rocketWith } from './rocket-pool.fixture';

const stake = { kind: 'stake', amount: wei(ONE_ETHER), receive: 'accruing' } as const;
const burn = { kind: 'redeem', amount: shares(ONE_ETHER) } as const;
const { position } = rocketContext();

describe('plan', () => {
  if (position === null) throw new Error('the fixture has a position');

  it('deposits with one call that carries the ether', () => {
    expect(rocketPool.plan(rocketWith(), position, stake)).toMatchObject([
      { kind: 'act', approval: null, call: { address: ROCKET.depositPool, functionName: 'deposit', value: ONE_ETHER } },
    ]);
  });

  it('burns with one call of the token, and no approval', () => {
    expect(rocketPool.plan(rocketWith(), position, burn)).toMatchObject([
      {
        kind: 'act',
        approval: null,
        call: { address: ROCKET.token, functionName: 'burn', args: [ONE_ETHER], value: 0n },
      },
    ]);
  });

  it('is never asked for what was refused', () => {
    expect(() => rocketPool.plan(rocketWith(), position, { kind: 'wrap', amount: wei(1n) })).toThrow('not offer');
  });
});

describe('outcome', () => {
  const minted = (to: string, amount: bigint): DecodedLog => ({
    address: ROCKET.token,
    eventName: 'TokensMinted',
    args: { to, amount, ethAmount: 9n },
  });
  const burnt: DecodedLog = {
    address: ROCKET.token,
    eventName: 'TokensBurned',
    args: { from: ALICE, amount: 8n, ethAmount: 9n },
  };

  it('is what was minted to the account', () => {
    const logs = [minted(BOB, 3n), minted(ALICE, 5n), { ...minted(ALICE, 7n), address: BOB }];
    expect(rocketPool.outcome(rocketWith(), ALICE, stake, logs).received).toEqual({ asset: 'accruing', amount: 5n });
  });

  it('is the ether that a burn was paid', () => {
    expect(rocketPool.outcome(rocketWith(), ALICE, burn, [burnt]).received).toEqual({ asset: 'ether', amount: 9n });
  });

  it('is not guessed when the event is not there', () => {
    expect(() => rocketPool.outcome(rocketWith(), ALICE, burn, [minted(ALICE, 1n)])).toThrow('no TokensBurned');
  });
});

describe('reports', () => {
  const [earlier, current] = rocketPool.reports(ROCKET);
  const log = (args: Record<string, bigint>) => ({
    address: ROCKET.balances,
    eventName: 'BalancesUpdated',
    args,
    blockNumber: 7n,
  });

  it('are known in both forms, by the topics of the public network', () => {
    const topics = [earlier, current].map((filter) =>
      toEventSelector(filter?.event as Parameters<typeof toEventSelector>[0]),
    );
    expect(topics).toEqual([
      '0x7bbbb137fdad433d6168b1c75c714c72b8abe8d07460f0c0b433063e7bf1f394',
      '0xdd27295717c4fbd48b1840f846e18be6f0b7bd6b55608e697e53b15848cecdf9',
    ]);
  });

  it('give the rate, and the time in each form', () => {
    const first = earlier?.decode(log({ totalEth: 110n, rethSupply: 100n, time: 1_000n }));
    const second = current?.decode(log({ totalEth: 111n, rethSupply: 100n, slotTimestamp: 2_000n }));
    if (first === undefined || second === undefined) throw new Error('two filters');
    expect(reportsFromMarks([first, second])).toEqual([
      {
        blockNumber: 7n,
        timestamp: 2_000n,
        elapsed: 1_000n,
        before: { totalPooledEther: 110n, totalShares: 100n },
        after: { totalPooledEther: 111n, totalShares: 100n },
      },
    ]);
  });
});

describe('provenance', () => {
  const figures = Object.entries(rocketPool.provenance(ROCKET));
  const selectors = new Set(
    [...rocketPool.outcomeEvents(ROCKET).flatMap(({ abi }) => abi)].flatMap((item) =>
      item.type === 'function' ? [toFunctionSelector(item)] : [],
    ),
  );

  it.each(figures)('%s is complete', (_figure, source) => {
    expect(source?.title).not.toBe('');
    expect(source?.formula).not.toBe('');
    expect(Object.values(ROCKET)).toContain(source?.contract);
  });

  it('names functions that the token and the deposit pool have', () => {
    const own = figures.filter(
      ([, source]) => source?.contract === ROCKET.token || source?.contract === ROCKET.depositPool,
    );
    expect(own.length).toBeGreaterThan(3);
    for (const [, source] of own)
      expect(selectors).toContain(toFunctionSelector(source?.call.replace(/\)\(.*/, ')') ?? ''));
  });
});

it('is in the registry', () => expect(protocolOf('rocket-pool')).toBe(rocketPool));

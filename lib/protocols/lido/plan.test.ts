import { encodeFunctionData, toFunctionSelector } from 'viem';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, shares, wei } from '@/lib/units/units';

import type { Intent, TxStep } from '../protocol';
import { ALICE, BOB, CONTRACTS, eth, poolWith, positionWith, requestOf } from './lido.fixture';
import { planLido } from './plan';
import type { LidoPosition } from './pool';
import { MAX_REQUESTS_PER_TX } from './quote';

const { token, wrapper, queue } = CONTRACTS;
const AMOUNT = 5n * ONE_ETHER;
const allowing = (amount: bigint): LidoPosition =>
  positionWith({
    allowances: { rebasingToWrapper: wei(amount), rebasingToQueue: wei(amount), wrappedToQueue: shares(amount) },
  });

/** A step as one would read it out: who is called, what, with how much ether. */
function told(steps: readonly TxStep[]) {
  return steps.map(({ kind, call, approval }) => ({
    kind,
    to: call.address,
    ...(call.type === 'call' ? { function: call.functionName, args: call.args } : { function: null }),
    value: call.value,
    approval,
  }));
}

const act = (to: string, functionName: string | null, args: readonly unknown[] | null, value = 0n) => ({
  kind: 'act',
  to,
  function: functionName,
  ...(args === null ? {} : { args }),
  value,
  approval: null,
});

describe('planLido', () => {
  it('stakes with one call that carries the ether and names no referral', () => {
    const steps = planLido(poolWith(), positionWith(), { kind: 'stake', amount: wei(AMOUNT), receive: 'rebasing' });
    expect(told(steps)).toEqual([act(token, 'submit', ['0x0000000000000000000000000000000000000000'], AMOUNT)]);
  });

  it('stakes for the wrapped token by a plain transfer to the wrapper', () => {
    const steps = planLido(poolWith(), positionWith(), { kind: 'stake', amount: wei(AMOUNT), receive: 'wrapped' });
    expect(told(steps)).toEqual([act(wrapper, null, null, AMOUNT)]);
  });

  it('unwraps with one call and no approval: the wrapper burns its own token', () => {
    const steps = planLido(poolWith(), positionWith(), { kind: 'unwrap', amount: shares(AMOUNT) });
    expect(told(steps)).toEqual([act(wrapper, 'unwrap', [AMOUNT])]);
  });

  const approved: readonly {
    name: string;
    intent: Intent;
    asset: 'rebasing' | 'wrapped';
    from: string;
    spender: string;
    step: object;
  }[] = [
    {
      name: 'wrap',
      intent: { kind: 'wrap', amount: wei(AMOUNT) },
      asset: 'rebasing',
      from: token,
      spender: wrapper,
      step: act(wrapper, 'wrap', [AMOUNT]),
    },
    {
      name: 'request of stETH',
      intent: { kind: 'request', token: 'rebasing', amount: wei(AMOUNT) },
      asset: 'rebasing',
      from: token,
      spender: queue,
      step: act(queue, 'requestWithdrawals', [[AMOUNT], ALICE]),
    },
    {
      name: 'request of wstETH',
      intent: { kind: 'request', token: 'wrapped', amount: shares(AMOUNT) },
      asset: 'wrapped',
      from: wrapper,
      spender: queue,
      step: act(queue, 'requestWithdrawalsWstETH', [[AMOUNT], ALICE]),
    },
  ];

  it.each(approved)('approves exactly the amount before a $name', ({ intent, asset, from, spender, step }) => {
    expect(told(planLido(poolWith(), allowing(AMOUNT - 1n), intent))).toEqual([
      {
        kind: 'approve',
        to: from,
        function: 'approve',
        args: [spender, AMOUNT],
        value: 0n,
        approval: { asset, amount: AMOUNT, spender },
      },
      step,
    ]);
  });

  it.each(approved)('leaves the approval of a $name out when the allowance suffices', ({ intent, step }) => {
    expect(told(planLido(poolWith(), allowing(AMOUNT), intent))).toEqual([step]);
  });

  it('sends a large request in the parts it was quoted in', () => {
    const intent: Intent = { kind: 'request', token: 'rebasing', amount: eth(1_500n) };
    expect(told(planLido(poolWith(), allowing(eth(1_500n)), intent))).toEqual([
      act(queue, 'requestWithdrawals', [[eth(1_000n), eth(500n)], ALICE]),
    ]);
  });

  it('sends up to the most requests of a transaction in one call', () => {
    const amount = eth(1_000n * BigInt(MAX_REQUESTS_PER_TX));
    const [step] = planLido(poolWith(), allowing(amount), { kind: 'request', token: 'rebasing', amount });
    expect(step?.call.type === 'call' && step.call.args[0]).toHaveLength(MAX_REQUESTS_PER_TX);
  });

  it('goes on in further transactions when one cannot carry all requests, under one allowance', () => {
    const amount = eth(255_500n);
    const steps = planLido(poolWith(), positionWith(), { kind: 'request', token: 'rebasing', amount });
    expect(steps.map(({ kind }) => kind)).toEqual(['approve', 'act', 'act', 'act']);
    expect(steps[0]?.approval?.amount).toBe(amount);
    const parts = steps.flatMap(({ call }) =>
      call.type === 'call' && Array.isArray(call.args[0]) ? [call.args[0]] : [],
    );
    expect(parts.map((list) => list.length)).toEqual([100, 100, 56]);
    expect(parts.flat().reduce((sum, part) => sum + part, 0n)).toBe(amount);
  });

  it('claims no more in one transaction than was chosen, and all of it', () => {
    const requests = [1n, 2n, 3n, 4n, 5n].map((id) => requestOf(id, { ether: eth(1n), hint: id }));
    const intent: Intent = { kind: 'claim', ids: [5n, 4n, 3n, 2n, 1n] };
    const steps = planLido(poolWith(), positionWith({ requests }), intent, { claimsPerTransaction: 2 });
    expect(told(steps)).toEqual([
      act(queue, 'claimWithdrawals', [
        [1n, 2n],
        [1n, 2n],
      ]),
      act(queue, 'claimWithdrawals', [
        [3n, 4n],
        [3n, 4n],
      ]),
      act(queue, 'claimWithdrawals', [[5n], [5n]]),
    ]);
  });

  it.each([
    ['rebasing', 'requestWithdrawalsWithPermit', true, token],
    ['wrapped', 'requestWithdrawalsWstETHWithPermit', false, wrapper],
  ] as const)(
    'offers a permit in place of the approval of a request of the %s token',
    (kind, name, contracts, from) => {
      const intent = { kind: 'request', token: kind, amount: AMOUNT } as Intent;
      const [approve] = planLido(poolWith(), positionWith(), intent);
      expect(approve?.permit).toMatchObject({
        token: from,
        contractsMaySign: contracts,
        act: { address: queue, functionName: name, args: [[AMOUNT], ALICE] },
      });
    },
  );

  it('offers none for wrapping: the wrapper takes none', () => {
    expect(planLido(poolWith(), positionWith(), { kind: 'wrap', amount: wei(AMOUNT) })[0]?.permit).toBeNull();
  });

  it('claims in ascending order, each id with its own hint', () => {
    const requests = [
      requestOf(9n, { ether: eth(1n), hint: 30n }),
      requestOf(10n, { ether: eth(1n), hint: 40n }),
      requestOf(2n, { ether: eth(1n), hint: 20n }),
    ];
    const steps = planLido(poolWith(), positionWith({ requests }), { kind: 'claim', ids: [10n, 2n, 9n] });
    expect(told(steps)).toEqual([
      act(queue, 'claimWithdrawals', [
        [2n, 9n, 10n],
        [20n, 30n, 40n],
      ]),
    ]);
  });

  it('claims for another account in the same order, part by part', () => {
    const requests = [1n, 2n].map((id) => requestOf(id, { ether: eth(1n), hint: id }));
    const intent: Intent = { kind: 'claim', ids: [2n, 1n], to: BOB };
    const steps = planLido(poolWith(), positionWith({ requests }), intent, { claimsPerTransaction: 1 });
    expect(told(steps)).toEqual([
      act(queue, 'claimWithdrawalsTo', [[1n], [1n], BOB]),
      act(queue, 'claimWithdrawalsTo', [[2n], [2n], BOB]),
    ]);
  });

  it('does not plan a claim that would have been refused', () => {
    const position = positionWith({ requests: [requestOf(1n, null)] });
    expect(() => planLido(poolWith(), position, { kind: 'claim', ids: [1n] })).toThrow('request 1 is not claimable');
    expect(() => planLido(poolWith(), position, { kind: 'claim', ids: [2n] })).toThrow('request 2 is not claimable');
  });

  it('names functions that the contracts of the protocol have', () => {
    const signatures: Readonly<Record<string, string>> = {
      submit: 'submit(address)',
      approve: 'approve(address,uint256)',
      wrap: 'wrap(uint256)',
      unwrap: 'unwrap(uint256)',
      requestWithdrawals: 'requestWithdrawals(uint256[],address)',
      requestWithdrawalsWstETH: 'requestWithdrawalsWstETH(uint256[],address)',
      claimWithdrawals: 'claimWithdrawals(uint256[],uint256[])',
    };
    const position = positionWith({ requests: [requestOf(1n, { ether: eth(1n), hint: 1n })] });
    const intents: readonly Intent[] = [
      { kind: 'stake', amount: wei(AMOUNT), receive: 'rebasing' },
      { kind: 'unwrap', amount: shares(AMOUNT) },
      { kind: 'claim', ids: [1n] },
      ...approved.map(({ intent }) => intent),
    ];
    const calls = intents
      .flatMap((intent) => planLido(poolWith(), position, intent))
      .flatMap(({ call }) => (call.type === 'call' ? [call] : []));
    expect(new Set(calls.map((call) => call.functionName))).toEqual(new Set(Object.keys(signatures)));
    for (const { abi, functionName, args } of calls) {
      const data = encodeFunctionData({ abi, functionName, args });
      expect(data.slice(0, 10)).toBe(toFunctionSelector(signatures[functionName] ?? ''));
    }
  });
});

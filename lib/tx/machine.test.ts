import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Quote, TxStep } from '@/lib/protocols/protocol';
import { wei } from '@/lib/units/units';

import { type Flow, INITIAL_TX, reduceTx, type SentTransaction, type TxEvent, type TxState } from './machine';

const quote: Quote = {
  give: { asset: 'rebasing', amount: 5n },
  receive: { asset: 'wrapped', amount: 4n },
  requests: [],
  gasUnits: 1n,
};
const call = { type: 'transfer', address: '0x1000000000000000000000000000000000000001', value: wei(1n) } as const;
const approve: TxStep = { kind: 'approve', call, approval: { asset: 'rebasing', amount: 5n, spender: call.address } };
const act: TxStep = { kind: 'act', call, approval: null };
const outcome = { received: null, requestIds: [7n], claimedIds: [] };
const rejected = { code: 'rejected' } as const;
const reverted = { code: 'reverted', reason: 'STAKE_LIMIT', values: [] } as const;
const [first, second, third] = ['0x01', '0x02', '0x03'] as const;
const sentAs = (hash: typeof first | typeof second | typeof third): SentTransaction => ({
  hash,
  address: call.address,
  data: '0x',
  value: call.value,
  atBlock: 9n,
  nonce: null,
});

const steps = [approve, act];
/** At the first of two steps, at the second, and at the only one. */
const atFirst: Flow = { quote, steps, at: 0, hashes: [] };
const atSecond: Flow = { quote, steps, at: 1, hashes: [first] };

const events = {
  checked: { type: 'checked', quote, steps },
  refused: { type: 'refused', refusal: { code: 'staking-paused' } },
  'check-failed': { type: 'check-failed', fault: { code: 'timeout' } },
  recheck: { type: 'recheck' },
  confirm: { type: 'confirm' },
  simulated: { type: 'simulated' },
  sent: { type: 'sent', sent: sentAs(second) },
  standing: { type: 'standing', standing: 'slow', nonce: 4 },
  'sped-up': { type: 'sped-up', hash: third },
  replaced: { type: 'replaced', by: third, how: 'cancelled' },
  unread: { type: 'unread', fault: { code: 'undecodable', detail: 'none' } },
  interrupted: { type: 'interrupted' },
  mined: { type: 'mined' },
  finished: { type: 'finished', outcome },
  'not-sent': { type: 'not-sent', fault: rejected },
  reverted: { type: 'reverted', fault: reverted },
} as const satisfies { readonly [Type in TxEvent['type']]: Extract<TxEvent, { type: Type }> };

type Moves = Partial<Record<TxEvent['type'], TxState>>;

/** Every state, and where each event leads from it. An event that is not listed must change nothing. */
const table: readonly { name: string; state: TxState; moves: Moves }[] = [
  {
    name: 'checking',
    state: INITIAL_TX,
    moves: {
      checked: { ...atFirst, status: 'review', fault: null },
      refused: { status: 'refused', refusal: { code: 'staking-paused' } },
      'check-failed': { status: 'unchecked', fault: { code: 'timeout' } },
    },
  },
  { name: 'refused', state: { status: 'refused', refusal: { code: 'amount-zero' } }, moves: { recheck: INITIAL_TX } },
  { name: 'unchecked', state: { status: 'unchecked', fault: { code: 'timeout' } }, moves: { recheck: INITIAL_TX } },
  {
    name: 'in review',
    state: { ...atFirst, status: 'review', fault: rejected },
    moves: { recheck: INITIAL_TX, confirm: { ...atFirst, status: 'simulating' } },
  },
  {
    name: 'simulating',
    state: { ...atSecond, status: 'simulating' },
    moves: {
      simulated: { ...atSecond, status: 'signing' },
      'not-sent': { ...atSecond, status: 'review', fault: rejected },
    },
  },
  {
    name: 'signing',
    state: { ...atSecond, status: 'signing' },
    moves: {
      sent: { ...atSecond, hashes: [first, second], status: 'pending', sent: sentAs(second), standing: 'waiting' },
      'not-sent': { ...atSecond, status: 'review', fault: rejected },
    },
  },
  {
    name: 'pending with a step to come',
    state: { ...atFirst, hashes: [first], status: 'pending', sent: sentAs(first), standing: 'waiting' },
    moves: {
      standing: {
        ...atFirst,
        hashes: [first],
        status: 'pending',
        sent: { ...sentAs(first), nonce: 4 },
        standing: 'slow',
      },
      'sped-up': { ...atFirst, hashes: [third], status: 'pending', sent: sentAs(third), standing: 'waiting' },
      replaced: { ...atFirst, hashes: [first], status: 'replaced', by: third, how: 'cancelled' },
      interrupted: INITIAL_TX,
      mined: { ...atSecond, status: 'simulating' },
      reverted: { ...atFirst, hashes: [first], status: 'failed', fault: reverted },
    },
  },
  {
    name: 'pending with the last step',
    state: { ...atSecond, hashes: [first, second], status: 'pending', sent: sentAs(second), standing: 'missing' },
    moves: {
      standing: {
        ...atSecond,
        hashes: [first, second],
        status: 'pending',
        sent: { ...sentAs(second), nonce: 4 },
        standing: 'slow',
      },
      'sped-up': { ...atSecond, hashes: [first, third], status: 'pending', sent: sentAs(third), standing: 'waiting' },
      replaced: { ...atSecond, hashes: [first, second], status: 'replaced', by: third, how: 'cancelled' },
      unread: {
        ...atSecond,
        hashes: [first, second],
        status: 'unread',
        fault: { code: 'undecodable', detail: 'none' },
      },
      finished: { ...atSecond, hashes: [first, second], status: 'done', outcome },
      reverted: { ...atSecond, hashes: [first, second], status: 'failed', fault: reverted },
    },
  },
  { name: 'failed', state: { ...atSecond, status: 'failed', fault: reverted }, moves: {} },
  { name: 'replaced', state: { ...atSecond, status: 'replaced', by: third, how: 'other' }, moves: {} },
  { name: 'unread', state: { ...atSecond, status: 'unread', fault: reverted }, moves: {} },
  { name: 'done', state: { ...atSecond, status: 'done', outcome }, moves: {} },
];

const run = (...happened: readonly TxEvent[]) => happened.reduce(reduceTx, INITIAL_TX);

describe('reduceTx', () => {
  const moves = table.flatMap(({ name, state, moves: known }) => {
    return Object.values(events).map((event) => ({
      name,
      state,
      event,
      type: event.type,
      next: known[event.type] ?? state,
    }));
  });

  it.each(moves)('from $name, $type leads where the table says', ({ state, event, next }) => {
    expect(reduceTx(state, event)).toEqual(next);
  });

  it('leaves the very same state after an event that does not fit, so nothing is drawn again', () => {
    for (const { state, event, next } of moves) if (next === state) expect(reduceTx(state, event)).toBe(state);
  });

  it('walks through one step', () => {
    const only = { type: 'checked', quote, steps: [act] } as const;
    const { confirm, simulated, sent, finished } = events;
    expect(run(only, confirm, simulated, sent, finished)).toMatchObject({
      status: 'done',
      at: 0,
      hashes: [second],
      outcome,
    });
  });

  it('walks through two steps with one confirmation, and remembers both hashes', () => {
    const { checked, confirm, simulated, sent, mined, finished } = events;
    const toSecond = [checked, confirm, simulated, { ...sent, sent: sentAs(first) }, mined] as const;
    expect(run(...toSecond)).toMatchObject({ status: 'simulating', at: 1 });
    expect(run(...toSecond, simulated, sent, finished)).toMatchObject({ status: 'done', hashes: [first, second] });
  });

  it('resumes at the second step when that one was declined', () => {
    const { checked, confirm, simulated, sent, mined } = events;
    const declined = run(
      checked,
      confirm,
      simulated,
      { ...sent, sent: sentAs(first) },
      mined,
      simulated,
      events['not-sent'],
    );
    expect(declined).toEqual({ ...atSecond, status: 'review', fault: rejected });
    expect(reduceTx(declined, confirm)).toEqual({ ...atSecond, status: 'simulating' });
  });

  it('keeps the same state while a transaction stands as before', () => {
    const waiting = run(events.checked, events.confirm, events.simulated, events.sent);
    const slow = reduceTx(waiting, events.standing);
    expect(slow).toMatchObject({ standing: 'slow', sent: { nonce: 4 } });
    expect(reduceTx(slow, events.standing)).toBe(slow);
  });

  it('leads from any events in any order to a state from which it can go on or has ended', () => {
    const anything = fc.array(fc.constantFrom(...Object.values(events)), { maxLength: 40 });
    fc.assert(
      fc.property(anything, (happened) => {
        const state = run(...happened);
        if ('steps' in state) {
          expect(state.at).toBeLessThan(state.steps.length);
          expect(state.hashes.length).toBeLessThanOrEqual(state.at + 1);
        }
        if (state.status === 'pending') expect(state.hashes.at(-1)).toBe(state.sent.hash);
        if (state.status === 'done') expect(state.hashes).toHaveLength(state.steps.length);
      }),
    );
  });

  it('does not act twice on a double click or a repeated answer', () => {
    const { checked, confirm, simulated, sent, mined } = events;
    const once = run(checked, confirm, simulated, { ...sent, sent: sentAs(first) }, mined);
    expect(
      run(
        checked,
        checked,
        confirm,
        confirm,
        simulated,
        simulated,
        { ...sent, sent: sentAs(first) },
        { ...sent, sent: sentAs(second) },
        mined,
        mined,
      ),
    ).toEqual(once);
  });
});

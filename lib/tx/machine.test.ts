import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { TxEvent } from './events';
import {
  act,
  approve,
  asked,
  batch,
  events,
  HASHES,
  minedAs,
  outcome,
  permit,
  permittedAct,
  quote,
  quotedAt,
  rejected,
  reverted,
  revoke,
  secondAct,
  sentAs,
} from './flow.fixture';
import { type FlowStep, isAct } from './flow-step';
import { formatJournal, parseJournal } from './journal';
import { type JournalEntry, keptStateOf } from './journal-entry';
import { reduceTx } from './machine';
import { type Flow, INITIAL_TX, newFlow, type TxState } from './state';

const [first, second, third] = HASHES;
/** Before an approval, after it, at a flow's only act, and between two acts. */
const atApproval = newFlow(quote, quotedAt, [approve, act]);
const atAct: Flow = { ...atApproval, at: 1, hashes: [first] };
const atOnly = newFlow(quote, quotedAt, [act]);
const atSecondAct: Flow = {
  ...newFlow(quote, quotedAt, [act, secondAct]),
  at: 1,
  hashes: [first],
  outcomes: [outcome],
};
const atPermit = newFlow(quote, quotedAt, [permit, act]);
const atBatch = newFlow(quote, quotedAt, [batch]);

const end = { sent: sentAs(first), mined: minedAs(first), settled: false };
const waiting = { sent: sentAs(first), standing: 'waiting', note: null } as const;
const toReview = { ...newFlow(quote, quotedAt, [revoke]), status: 'review', fault: null } as const;

type Moves = Partial<Record<TxEvent['type'], TxState>>;

/** Every state, and where each event leads from it. An event that is not listed must change nothing. */
const table: readonly { name: string; state: TxState; moves: Moves }[] = [
  {
    name: 'checking',
    state: INITIAL_TX,
    moves: {
      checked: { ...atApproval, status: 'review', fault: null },
      refused: { status: 'refused', refusal: { code: 'staking-paused' } },
      'check-failed': { status: 'unchecked', fault: { code: 'timeout' } },
    },
  },
  { name: 'refused', state: { status: 'refused', refusal: { code: 'amount-zero' } }, moves: { recheck: INITIAL_TX } },
  { name: 'unchecked', state: { status: 'unchecked', fault: { code: 'timeout' } }, moves: { recheck: INITIAL_TX } },
  {
    name: 'in review',
    state: { ...atApproval, status: 'review', fault: rejected },
    moves: { recheck: INITIAL_TX, confirm: { ...atApproval, status: 'simulating' }, revoke: toReview },
  },
  {
    name: 'in review between two acts',
    state: { ...atSecondAct, status: 'review', fault: null },
    moves: {
      // A new plan would do the first act again.
      confirm: { ...atSecondAct, status: 'simulating' },
      stop: { ...atSecondAct, status: 'stopped' },
      revoke: toReview,
    },
  },
  {
    name: 'simulating',
    state: { ...atAct, status: 'simulating' },
    moves: {
      asked: { ...atAct, status: 'signing', asked },
      'not-sent': { ...atAct, status: 'review', fault: rejected },
      'permit-used': {
        ...atAct,
        steps: [approve, { ...act, call: permittedAct }],
        status: 'simulating',
      },
    },
  },
  {
    name: 'signing',
    state: { ...atAct, status: 'signing', asked },
    moves: {
      sent: { ...atAct, status: 'pending', ...waiting },
      'not-sent': { ...atAct, status: 'review', fault: rejected },
      'answer-lost': { ...atAct, status: 'searching', asked, fault: null },
    },
  },
  {
    name: 'signing a permit',
    state: { ...atPermit, status: 'signing', asked },
    moves: {
      permitted: {
        ...atPermit,
        steps: [permit, { ...act, call: permittedAct }],
        at: 1,
        hashes: [null],
        status: 'simulating',
      },
      'not-sent': { ...atPermit, status: 'review', fault: rejected },
      'answer-lost': INITIAL_TX,
    },
  },
  {
    name: 'signing the act after a permit',
    state: { ...atPermit, at: 1, hashes: [null], status: 'signing', asked },
    moves: {
      sent: { ...atPermit, at: 1, hashes: [null], status: 'pending', ...waiting },
      'not-sent': { ...atPermit, status: 'review', fault: rejected },
      'answer-lost': { ...atPermit, at: 1, hashes: [null], status: 'searching', asked, fault: null },
    },
  },
  {
    name: 'searching',
    state: { ...atOnly, status: 'searching', asked, fault: null },
    moves: {
      sent: { ...atOnly, status: 'pending', ...waiting },
      'not-sent': { ...atOnly, status: 'review', fault: rejected },
      recheck: INITIAL_TX,
    },
  },
  {
    name: 'pending with an act to come',
    state: { ...atApproval, status: 'pending', ...waiting },
    moves: {
      standing: { ...atApproval, status: 'pending', sent: sentAs(first, 4), standing: 'dropped', note: null },
      'sped-up': { ...atApproval, status: 'pending', ...waiting, sent: sentAs(second) },
      replaced: { ...atApproval, status: 'replaced', by: third, how: 'cancelled' },
      included: {
        ...atApproval,
        status: 'confirming',
        sent: sentAs(first),
        mined: minedAs(first),
        confirmations: 1,
        depth: 2,
      },
      'step-done': { ...atAct, status: 'simulating' },
      interrupted: INITIAL_TX,
    },
  },
  {
    name: 'pending with a second act to come',
    state: { ...newFlow(quote, quotedAt, [act, secondAct]), status: 'pending', ...waiting },
    moves: {
      standing: {
        ...newFlow(quote, quotedAt, [act, secondAct]),
        status: 'pending',
        sent: sentAs(first, 4),
        standing: 'dropped',
        note: null,
      },
      'sped-up': { ...newFlow(quote, quotedAt, [act, secondAct]), status: 'pending', ...waiting, sent: sentAs(second) },
      replaced: { ...newFlow(quote, quotedAt, [act, secondAct]), status: 'replaced', by: third, how: 'cancelled' },
      included: {
        ...newFlow(quote, quotedAt, [act, secondAct]),
        status: 'confirming',
        sent: sentAs(first),
        mined: minedAs(first),
        confirmations: 1,
        depth: 2,
      },
      'step-done': { ...atSecondAct, status: 'simulating' },
      interrupted: { ...atSecondAct, status: 'review', fault: null },
    },
  },
  {
    name: 'dropped',
    state: { ...atOnly, status: 'pending', sent: sentAs(first, 4), standing: 'dropped', note: null },
    moves: {
      'send-again': { ...atOnly, insteadOf: 4, status: 'review', fault: null },
      'sped-up': { ...atOnly, status: 'pending', ...waiting, sent: sentAs(second, 4) },
      replaced: { ...atOnly, status: 'replaced', by: third, how: 'cancelled' },
      included: {
        ...atOnly,
        status: 'confirming',
        sent: sentAs(first, 4),
        mined: minedAs(first),
        confirmations: 1,
        depth: 2,
      },
    },
  },
  {
    name: 'a batch on its way',
    state: {
      ...atBatch,
      status: 'pending',
      sent: { kind: 'batch', id: '0x01', atBlock: 9n, atTime: asked.time },
      standing: 'waiting',
      note: null,
    },
    moves: {
      replaced: { ...atBatch, status: 'replaced', by: third, how: 'cancelled' },
      'given-up': { ...atBatch, status: 'review', fault: { code: 'no-batch', detail: 'none' } },
      included: {
        ...atBatch,
        status: 'confirming',
        sent: { kind: 'batch', id: '0x01', atBlock: 9n, atTime: asked.time },
        mined: minedAs(first),
        confirmations: 1,
        depth: 2,
      },
    },
  },
  {
    name: 'confirming',
    state: { ...atOnly, status: 'confirming', sent: sentAs(first), mined: minedAs(first), confirmations: 1, depth: 2 },
    moves: {
      reorged: { ...atOnly, status: 'pending', ...waiting },
      'sped-up': { ...atOnly, status: 'pending', ...waiting, sent: sentAs(second) },
      replaced: { ...atOnly, status: 'replaced', by: third, how: 'cancelled' },
      finished: { ...atOnly, ...end, hashes: [first], status: 'done', outcome },
      unread: { ...atOnly, ...end, hashes: [first], status: 'unread', fault: { code: 'undecodable', detail: 'none' } },
      reverted: { ...atOnly, ...end, hashes: [first], status: 'failed', fault: reverted },
    },
  },
  {
    name: 'replaced',
    state: { ...atOnly, status: 'replaced', by: third, how: 'other' },
    moves: { recheck: INITIAL_TX, revoke: toReview },
  },
  { name: 'stopped', state: { ...atSecondAct, status: 'stopped' }, moves: { revoke: toReview } },
  {
    name: 'failed',
    state: { ...atOnly, ...end, hashes: [first], status: 'failed', fault: reverted },
    moves: {
      recheck: INITIAL_TX,
      reorged: { ...atOnly, status: 'pending', ...waiting },
      settled: { ...atOnly, ...end, hashes: [first], settled: true, status: 'failed', fault: reverted },
      revoke: toReview,
    },
  },
  {
    name: 'failed at the second of two acts',
    state: { ...atSecondAct, ...end, hashes: [first, second], settled: true, status: 'failed', fault: reverted },
    moves: { recheck: { ...atSecondAct, status: 'review', fault: null }, revoke: toReview },
  },
  {
    name: 'unread',
    state: { ...atOnly, ...end, hashes: [first], status: 'unread', fault: reverted },
    moves: {
      reorged: { ...atOnly, status: 'pending', ...waiting },
      settled: { ...atOnly, ...end, hashes: [first], settled: true, status: 'unread', fault: reverted },
    },
  },
  {
    name: 'done',
    state: { ...atOnly, ...end, hashes: [first], status: 'done', outcome },
    moves: {
      reorged: { ...atOnly, status: 'pending', ...waiting },
      settled: { ...atOnly, ...end, hashes: [first], settled: true, status: 'done', outcome },
    },
  },
  {
    name: 'done for good',
    state: { ...atOnly, ...end, hashes: [first], settled: true, status: 'done', outcome },
    moves: {},
  },
];

const run = (...happened: readonly TxEvent[]) => happened.reduce(reduceTx, INITIAL_TX);
const checkedWith = (...steps: readonly FlowStep[]): TxEvent => ({ type: 'checked', quote, quotedAt, steps });

/** Any plan there is. */
const plans = fc.constantFrom<readonly FlowStep[]>(
  [act],
  [approve, act],
  [permit, act],
  [batch],
  [approve, act, secondAct],
  [permit, act, secondAct],
);

/** Events in any order. Three in four fit the state they meet; otherwise chance would hardly ever get beyond the check. */
const happenings = fc.tuple(plans, fc.array(fc.nat(), { minLength: 1, maxLength: 60 })).map(([steps, draws]) => {
  const all: readonly TxEvent[] = [...Object.values(events), events.standing].map((event) =>
    event.type === 'checked' ? checkedWith(...steps) : event,
  );
  const happened: TxEvent[] = [];
  let state: TxState = INITIAL_TX;
  for (const draw of draws) {
    const before = state;
    const fitting = all.filter((event) => reduceTx(before, event) !== before);
    const among = draw % 4 === 0 || fitting.length === 0 ? all : fitting;
    const event = among[Math.floor(draw / 4) % among.length];
    if (event === undefined) throw new Error('there is always an event');
    happened.push(event);
    state = reduceTx(before, event);
  }
  return happened;
});

/** What holds of every state, whatever happened. */
function expectLegal(state: TxState): void {
  if (!('steps' in state)) return;
  const ended = state.status === 'done' || state.status === 'unread' || state.status === 'failed';
  expect(state.at).toBeGreaterThanOrEqual(0);
  expect(state.at).toBeLessThan(state.steps.length);
  expect(state.hashes).toHaveLength(ended ? state.at + 1 : state.at);
  expect(state.outcomes).toHaveLength(state.steps.slice(0, state.at).filter(isAct).length);
  for (const [index, hash] of state.hashes.entries()) {
    expect(hash === null).toBe(state.steps[index]?.kind === 'permit');
  }
  if (state.status === 'done' || state.status === 'unread') expect(state.at).toBe(state.steps.length - 1);
  if (state.status === 'pending' || state.status === 'confirming')
    expect(state.steps[state.at]?.kind).not.toBe('permit');
}

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

  it('has each status in the table', () => {
    const statuses = new Set(table.map(({ state }) => state.status));
    expect([...statuses].toSorted()).toEqual(
      [
        ...['checking', 'confirming', 'done', 'failed', 'pending', 'refused', 'replaced', 'review', 'searching'],
        ...['signing', 'simulating', 'stopped', 'unchecked', 'unread'],
      ].toSorted(),
    );
  });

  it('leaves the very same state after an event that does not fit, so nothing is drawn again', () => {
    for (const { state, event, next } of moves) if (next === state) expect(reduceTx(state, event)).toBe(state);
  });

  const { confirm, sent, finished, included } = events;
  const sign = [events.asked, sent] as const;

  it('walks through one step', () => {
    expect(run(checkedWith(act), confirm, ...sign, included, finished)).toMatchObject({
      status: 'done',
      hashes: [first],
      outcome,
      settled: false,
    });
  });

  it('walks through two steps with one confirmation, and remembers both hashes', () => {
    const done = run(
      checkedWith(approve, act),
      confirm,
      ...sign,
      events['step-done'],
      events.asked,
      { type: 'sent', sent: sentAs(second) },
      { ...included, mined: minedAs(second) },
      finished,
    );
    expect(done).toMatchObject({ status: 'done', hashes: [first, second] });
  });

  it('collects what each of several acts did', () => {
    const afterTwo = run(checkedWith(act, secondAct, act), confirm, ...sign, events['step-done'], ...sign, {
      ...events['step-done'],
      outcome: null,
    });
    expect(afterTwo).toMatchObject({ status: 'simulating', at: 2, outcomes: [outcome, null] });
  });

  it('follows a transaction that was done and is taken out of the chain again', () => {
    const back = run(checkedWith(act), confirm, ...sign, included, finished, events.reorged);
    expect(back).toMatchObject({ status: 'pending', sent: sentAs(first), hashes: [] });
    expect([included, finished, events.settled].reduce(reduceTx, back)).toMatchObject({
      status: 'done',
      settled: true,
    });
  });

  it('keeps the same state while a transaction stands as before', () => {
    const slow = run(checkedWith(act), confirm, ...sign, events.standing);
    expect(slow).toMatchObject({ standing: 'dropped', sent: { nonce: 4 } });
    expect(reduceTx(slow, { ...events.standing, sent: sentAs(first, 4) })).toBe(slow);
    const once = reduceTx(slow, included);
    expect(reduceTx(once, { ...included, mined: minedAs(first) })).toBe(once);
  });

  it('ignores the standing of a transaction that another has taken the place of', () => {
    const sped = run(checkedWith(act), confirm, ...sign, events['sped-up']);
    expect(reduceTx(sped, events.standing)).toBe(sped);
  });

  it('leads from any events in any order to a legal state', () => {
    fc.assert(
      fc.property(happenings, (happened) => void happened.reduce(expectNext, INITIAL_TX)),
      { numRuns: 500 },
    );
  });

  it('reaches every status by some order of events', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(happenings, (happened) => {
        happened.reduce((state: TxState, event) => {
          const next = reduceTx(state, event);
          reached.add(next.status);
          return next;
        }, INITIAL_TX);
      }),
      { numRuns: 3_000 },
    );
    expect(reached.size).toBe(14);
  });

  it('gives the same state when it is written to the journal and read back after every event', () => {
    fc.assert(
      fc.property(happenings, (happened) => {
        const throughJournal = happened.reduce<TxState>(
          (state, event) => writtenAndRead(reduceTx(state, event)),
          INITIAL_TX,
        );
        expect(throughJournal).toEqual(run(...happened));
      }),
      { numRuns: 500 },
    );
  });

  it('does not act twice on a double click or a repeated answer', () => {
    const once = run(checkedWith(approve, act), confirm, ...sign, events['step-done']);
    const twice = [checkedWith(approve, act), confirm, events.asked, sent, events['step-done']].flatMap((event) => [
      event,
      event,
    ]);
    expect(run(...twice)).toEqual(once);
  });
});

function expectNext(state: TxState, event: TxEvent): TxState {
  const next = reduceTx(state, event);
  expectLegal(next);
  return next;
}

/** What another tab makes of a state; a state that is not kept stays in its tab. */
function writtenAndRead(state: TxState): TxState {
  const kept = keptStateOf(state);
  if (kept === null) return state;
  const entry: JournalEntry = {
    id: 'one',
    chainId: 1,
    account: permit.message.owner,
    pool: 'lido',
    intent: { kind: 'claim', ids: [1n] },
    startedAt: 1,
    seen: false,
    state: kept,
  };
  const [read] = parseJournal(formatJournal([entry]));
  if (read === undefined) throw new Error(`the journal does not read back a state that is ${state.status}`);
  return read.state;
}

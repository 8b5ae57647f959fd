import { describe, expect, it } from 'vitest';

import { encodeJson } from '@/lib/codec';
import { CONTRACTS } from '@/lib/protocols/lido/lido.fixture';
import type { Intent } from '@/lib/protocols/protocol';
import { ONE_ETHER, shares, unixSeconds, wei } from '@/lib/units/units';

import { act, approve, batch, HASHES, minedAs, outcome, permit, quote, quotedAt, sentAs } from './flow.fixture';
import { formatJournal, parseJournal, withEntry, withoutEntry } from './journal';
import { isLeft, isOpen, type JournalEntry } from './journal-entry';
import { newFlow } from './state';

const wrap: Intent = { kind: 'wrap', amount: wei(105n * ONE_ETHER) };
const pending = {
  ...newFlow(quote, quotedAt, [approve, act]),
  status: 'pending',
  sent: sentAs(HASHES[0]),
  standing: 'waiting',
  note: null,
} as const;
const done = {
  ...newFlow(quote, quotedAt, [act]),
  hashes: [HASHES[0]],
  status: 'done',
  outcome,
  sent: sentAs(HASHES[0]),
  mined: minedAs(HASHES[0]),
  settled: true,
} as const;

function entryWith(change: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: 'one',
    chainId: 31_337,
    account: CONTRACTS.token,
    pool: 'lido',
    intent: wrap,
    startedAt: 1,
    seen: false,
    state: pending,
    ...change,
  };
}

const INTENTS: readonly Intent[] = [
  { kind: 'stake', amount: wei(1n), receive: 'wrapped' },
  { kind: 'stake', amount: wei(1n), receive: 'accruing' },
  wrap,
  { kind: 'unwrap', amount: shares(1n) },
  { kind: 'request', token: 'rebasing', amount: wei(1n) },
  { kind: 'request', token: 'wrapped', amount: shares(1n) },
  { kind: 'request', token: 'accruing', amount: shares(1n) },
  { kind: 'redeem', amount: shares(1n) },
  { kind: 'claim', ids: [1n, 2n] },
  { kind: 'claim', ids: [3n], to: '0x00000000000000000000000000000000000000B0' },
];

describe('the journal', () => {
  it.each(INTENTS)('reads back exactly what it wrote: $kind', (intent) => {
    const journal = [entryWith({ intent }), entryWith({ id: 'two', state: done, seen: true })];
    expect(parseJournal(formatJournal(journal))).toEqual(journal);
  });

  it('takes over an entry of before the block of its quote was kept', () => {
    const { quotedAt: _, ...older } = pending;
    const text = formatJournal([entryWith({ state: older as typeof pending })]);
    expect(parseJournal(text)).toEqual([entryWith({ state: { ...pending, quotedAt: null } })]);
  });

  it.each([
    ['wrapping before an act', { ...pending, steps: [{ kind: 'wrap', call: act.call, approval: null }, act] }],
    ['a quote that is an estimate', { ...pending, quote: { ...quote, requests: [wei(5n)], estimated: true } }],
    ['a permit', { ...pending, steps: [permit, act], at: 1, hashes: [null] }],
    [
      'a batch',
      { ...pending, steps: [batch], sent: { kind: 'batch', id: '0x1d', atBlock: 1n, atTime: unixSeconds(1n) } },
    ],
    [
      'a proposal to a Safe',
      {
        ...pending,
        sent: {
          kind: 'proposal',
          safeTxHash: HASHES[1],
          call: act.call,
          askedAt: 3,
          nonce: null,
          placeRead: false,
          atBlock: 1n,
          atTime: unixSeconds(1n),
        },
        note: { kind: 'approvals', known: 1, needed: 2 },
      },
    ],
  ] as const)('reads back %s', (_what, state) => {
    const journal = [entryWith({ state })];
    expect(parseJournal(formatJournal(journal))).toEqual(journal);
  });

  it('is empty when nothing was stored', () => {
    expect(parseJournal(null)).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['no list', '{"id":"one"}'],
    ['a forged amount', '[{"amount":{"$bigint":"x"}}]'],
  ])('is empty for a store that holds %s', (_what, text) => {
    expect(parseJournal(text)).toEqual([]);
  });

  it.each([
    ['an unknown intent', { intent: { kind: 'swap', amount: 1n } }],
    ['an address that is none', { account: '0x12' }],
    ['a hash that is none', { state: { ...pending, hashes: ['0x12'] } }],
    ['an amount that is a number', { state: { ...pending, quote: { ...quote, gasUnits: 1 } } }],
    ['no steps', { state: { ...pending, steps: [] } }],
    ['a place beyond its steps', { state: { ...pending, at: 2 } }],
    ['a status that is not kept', { state: { ...pending, status: 'checking' } }],
  ])('leaves out an entry with %s and keeps the others', (_what, change) => {
    const damaged = { ...entryWith({ id: 'damaged' }), ...change } as JournalEntry;
    expect(parseJournal(formatJournal([damaged, entryWith()])).map(({ id }) => id)).toEqual(['one']);
  });

  it('replaces an entry by its id and removes it by its id', () => {
    const journal = withEntry([entryWith(), entryWith({ id: 'two' })], entryWith({ seen: true }));
    expect(journal.map(({ id, seen }) => [id, seen])).toEqual([
      ['two', false],
      ['one', true],
    ]);
    expect(withoutEntry(journal, 'one').map(({ id }) => id)).toEqual(['two']);
  });

  it('keeps the newest records of an account, everything that is open, and what belongs to others', () => {
    const records = Array.from({ length: 40 }, (_, index) =>
      entryWith({ id: `record ${index}`, startedAt: index + 10, state: done }),
    );
    const open = entryWith({ id: 'open', startedAt: 1 });
    const other = entryWith({ id: 'other', startedAt: 1, account: CONTRACTS.queue, state: done });
    const journal = [open, other, ...records].reduce(withEntry, []);
    expect(journal.map(({ id }) => id)).toEqual(['open', 'other', ...records.slice(-25).map(({ id }) => id)]);
  });

  it('counts an end as open until the chain cannot take it back', () => {
    expect(isOpen(pending)).toBe(true);
    expect(isOpen({ ...done, settled: false })).toBe(true);
    expect(isOpen(done)).toBe(false);
    expect(isOpen({ ...newFlow(quote, quotedAt, [act]), status: 'stopped' })).toBe(false);
  });

  it('shows an end on the next visit until somebody has seen it, and what is open in any case', () => {
    expect(isLeft(entryWith({ state: done }))).toBe(true);
    expect(isLeft(entryWith({ state: done, seen: true }))).toBe(false);
    expect(isLeft(entryWith({ seen: true }))).toBe(true);
  });
});

describe('a journal of the first version', () => {
  const step = (kind: 'approve' | 'act', approval: unknown) => ({ kind, call: act.call, approval });
  const entry = {
    id: 'old',
    chainId: 1,
    account: CONTRACTS.token,
    intent: wrap,
    quote,
    steps: [step('approve', approve.approval), step('act', null)],
    at: 1,
    hashes: [HASHES[0], HASHES[1]],
    sent: { hash: HASHES[1], address: CONTRACTS.token, data: '0x12', value: wei(3n), atBlock: 9n, nonce: 4 },
  };

  it('is taken over: what was on its way is watched on', () => {
    const [taken] = parseJournal(null, encodeJson([entry]));
    expect(taken).toMatchObject({
      id: 'old',
      pool: 'lido',
      seen: false,
      state: {
        status: 'pending',
        at: 1,
        hashes: [HASHES[0]],
        steps: [{ kind: 'approve' }, { kind: 'act', approval: null }],
        sent: { kind: 'transaction', hash: HASHES[1], nonce: 4, atBlock: 9n },
      },
    });
    expect(parseJournal(formatJournal(taken === undefined ? [] : [taken]))).toEqual([taken]);
  });

  it('gives way to a newer one', () => {
    expect(parseJournal('[]', encodeJson([entry]))).toEqual([]);
  });

  it.each([
    ['a hash that is none', { hashes: ['0x12'] }],
    ['a place beyond its steps', { at: 2 }],
    ['no call', { steps: [{ kind: 'act' }] }],
  ])('leaves out an entry with %s', (_what, change) => {
    expect(parseJournal(null, encodeJson([{ ...entry, ...change }]))).toEqual([]);
  });
});

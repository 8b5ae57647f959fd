import { pad } from 'viem';
import { describe, expect, it } from 'vitest';

import { CONTRACTS, poolWith, positionWith } from '@/lib/protocols/lido/lido.fixture';
import { planLido } from '@/lib/protocols/lido/plan';
import type { Intent } from '@/lib/protocols/protocol';
import { ONE_ETHER, shares, wei } from '@/lib/units/units';

import { formatJournal, type JournalEntry, parseJournal, withEntry, withoutEntry } from './journal';
import { encodeStep } from './steps';

const wrap: Intent = { kind: 'wrap', amount: wei(105n * ONE_ETHER) };

function entryWith(change: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: 'one',
    chainId: 31_337,
    pool: 'lido',
    account: CONTRACTS.token,
    intent: wrap,
    quote: {
      give: { asset: 'rebasing', amount: 5n },
      receive: { asset: 'wrapped', amount: 4n },
      requests: [],
      gasUnits: 1n,
    },
    steps: planLido(poolWith(), positionWith(), wrap).map(encodeStep),
    at: 0,
    hashes: [pad('0x01')],
    sent: { hash: pad('0x01'), address: CONTRACTS.token, data: '0x12', value: wei(3n), atBlock: 9n, nonce: null },
    ...change,
  };
}

const INTENTS: readonly Intent[] = [
  { kind: 'stake', amount: wei(1n), receive: 'wrapped' },
  wrap,
  { kind: 'unwrap', amount: shares(1n) },
  { kind: 'request', token: 'rebasing', amount: wei(1n) },
  { kind: 'request', token: 'wrapped', amount: shares(1n) },
  { kind: 'request', token: 'accruing', amount: shares(1n) },
  { kind: 'redeem', amount: shares(1n) },
  { kind: 'stake', amount: wei(1n), receive: 'accruing' },
  { kind: 'claim', ids: [1n, 2n] },
];

describe('the journal', () => {
  it.each(INTENTS)('reads back exactly what it wrote: $kind', (intent) => {
    const journal = [entryWith({ intent }), entryWith({ id: 'two', at: 1 })];
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
    ['a hash that is none', { hashes: ['0x12'] }],
    ['an amount that is a number', { quote: { give: null, receive: null, requests: [], gasUnits: 1 } }],
    ['no steps', { steps: [] }],
    ['a step that is not encoded', { steps: planLido(poolWith(), positionWith(), wrap) }],
  ])('leaves out an entry with %s and keeps the others', (_what, change) => {
    const damaged = { ...entryWith({ id: 'damaged' }), ...change } as JournalEntry;
    expect(parseJournal(formatJournal([damaged, entryWith()])).map(({ id }) => id)).toEqual(['one']);
  });

  it('replaces an entry by its id and removes it by its id', () => {
    const journal = withEntry([entryWith(), entryWith({ id: 'two' })], entryWith({ at: 1 }));
    expect(journal.map(({ id, at }) => [id, at])).toEqual([
      ['two', 0],
      ['one', 1],
    ]);
    expect(withoutEntry(journal, 'one').map(({ id }) => id)).toEqual(['two']);
  });
});

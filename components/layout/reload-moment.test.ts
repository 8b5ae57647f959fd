import { expect, it } from 'vitest';

import { isSafeMoment, takesTurn } from './reload-moment';

const IDLE = { openTransactions: 0, isWishOpen: false };

interface Field {
  readonly type: string;
  readonly value: string;
  readonly dataset: { readonly given?: string };
}

const holding = (value: string, given?: string, type = 'text'): Field => ({
  type,
  value,
  dataset: given === undefined ? {} : { given },
});

/** A page with so many dialogs and with these fields. */
function pageWith(dialogs: number, ...fields: Field[]): Parameters<typeof isSafeMoment>[1] {
  return Object.assign(Object.create(null), {
    querySelector: () => (dialogs > 0 ? {} : null),
    querySelectorAll: () => fields,
  });
}

it('is safe when nothing is open and nothing typed in', () => {
  expect(isSafeMoment(IDLE, pageWith(0, holding(''), holding('')))).toBe(true);
});

it.each([
  ['a transaction is on its way', { ...IDLE, openTransactions: 1 }, pageWith(0)],
  ['a wallet is asked for', { ...IDLE, isWishOpen: true }, pageWith(0)],
  ['a dialog is open', IDLE, pageWith(1)],
  ['an amount is typed in', IDLE, pageWith(0, holding(''), holding('1.5'))],
  ['an amount is another than the page came with', IDLE, pageWith(0, holding('1.5', '1'))],
  ['an address is typed in', IDLE, pageWith(0, holding('https://', undefined, 'url'))],
])('is not while %s', (_, work, page) => {
  expect(isSafeMoment(work, page)).toBe(false);
});

it('is safe while fields hold what they came with, and whatever is no text', () => {
  expect(isSafeMoment(IDLE, pageWith(0, holding('1', '1'), holding('on', undefined, 'checkbox')))).toBe(true);
});

it('takes one turn a minute, and one after the clock was put back', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  expect(takesTurn(store, 1_000_000)).toBe(true);
  expect(takesTurn(store, 1_059_999)).toBe(false);
  expect(takesTurn(store, 1_060_000)).toBe(true);
  expect(takesTurn(store, 1_000)).toBe(true);
});

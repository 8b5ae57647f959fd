import { describe, expect, it } from 'vitest';

import { parseExitsInput } from './exits-input';

const TOKEN = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
const GOOD = { protocol: 'lido', token: TOKEN, amount: '1000' };
const parse = (query: Readonly<Record<string, string>> | string) =>
  parseExitsInput(new Request(`http://app.invalid/x?${new URLSearchParams(query)}`));

describe('parseExitsInput', () => {
  it('takes a pool, a token in any case of letters and a whole amount', () => {
    const value = { pool: 'lido', token: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8', amount: 1_000n };
    expect(parse(GOOD)).toEqual({ ok: true, value });
    expect(parse({ ...GOOD, token: TOKEN.toUpperCase().replace('X', 'x') })).toMatchObject({ ok: true });
    expect(parse({ ...GOOD, amount: String(10n ** 28n) })).toMatchObject({ ok: true });
  });

  it.each([
    { change: { amount: '0' }, name: 'amount' },
    { change: { amount: '-1' }, name: 'amount' },
    { change: { amount: '1.5' }, name: 'amount' },
    { change: { amount: '1e18' }, name: 'amount' },
    { change: { amount: '٣' }, name: 'amount' },
    { change: { amount: String(10n ** 28n + 1n) }, name: 'amount' },
    { change: { token: '0x12' }, name: 'token' },
    { change: { token: '' }, name: 'token' },
    { change: { protocol: '../lido' }, name: 'protocol' },
    { change: { block: '5' }, name: 'block' },
  ])('refuses $change and names it', ({ change, name }) => {
    const parsed = parse({ ...GOOD, ...change });
    expect(parsed.ok || parsed.error.faults?.map(({ input }) => input)).toEqual([name]);
  });

  it('names everything that is missing, and what is given twice', () => {
    const missing = parse('');
    expect(missing.ok || missing.error.faults?.map(({ input }) => input)).toEqual(['protocol', 'token', 'amount']);
    const twice = parse(`protocol=lido&token=${TOKEN}&amount=1&amount=2`);
    expect(twice.ok || twice.error.faults?.map(({ input }) => input)).toEqual(['amount']);
  });
});

import { describe, expect, it } from 'vitest';

import { parseLedgerInput } from './ledger-input';

const ACCOUNT = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
const parse = (query: string, accept = '*/*', address = ACCOUNT) =>
  parseLedgerInput(address, new Request(`http://app.invalid/x${query}`, { headers: { accept } }));

describe('parseLedgerInput', () => {
  it('takes blocks, days and nothing', () => {
    expect(parse('')).toMatchObject({ ok: true, value: { from: null, to: null, format: 'json' } });
    expect(parse('?from=12&to=2026-01-31')).toMatchObject({
      ok: true,
      value: {
        account: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
        from: { block: 12n },
        to: { dayStart: 1_769_817_600n },
      },
    });
  });

  it('takes empty fields of a form for nothing, and the names of a pool and of a template', () => {
    expect(parse('?from=&to=&format=koinly&pool=')).toMatchObject({
      ok: true,
      value: { from: null, to: null, format: 'koinly', pool: null },
    });
    expect(parse('?pool=rocket-pool&format=rotki')).toMatchObject({ value: { pool: 'rocket-pool', format: 'rotki' } });
  });

  it('writes CSV for whoever asks for it by name or by Accept', () => {
    expect(parse('?format=csv')).toMatchObject({ value: { format: 'csv' } });
    expect(parse('', 'text/csv')).toMatchObject({ value: { format: 'csv' } });
    expect(parse('', 'text/csv, application/json')).toMatchObject({ value: { format: 'json' } });
    expect(parse('?format=json', 'text/csv')).toMatchObject({ value: { format: 'json' } });
  });

  it.each([
    ['?from=-1', 'from'],
    ['?from=1e3', 'from'],
    ['?from=0x10', 'from'],
    ['?from=9999999999999999', 'from'],
    ['?to=2026-02-31', 'to'],
    ['?to=1960-01-01', 'to'],
    ['?pool=UPPER', 'pool'],
    ['?pool=a&pool=b', 'pool'],
    ['?format=xml', 'format'],
    ['?from=1&from=2', 'from'],
    ['?until=5', 'until'],
  ])('refuses %s and names %s', (query, name) => {
    const parsed = parse(query);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok || parsed.error.faults?.map(({ input }) => input)).toContain(name);
  });

  it('refuses what is no address, with all other faults', () => {
    const parsed = parse('?format=xml', '', '0x12');
    expect(parsed.ok || parsed.error.faults?.map(({ input }) => input).toSorted()).toEqual(['address', 'format']);
  });
});

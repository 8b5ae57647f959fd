import { describe, expect, it } from 'vitest';

import { parseQueueQuery, parseRequestId } from './queue-input';

describe('parseQueueQuery', () => {
  it('takes an amount in wei, or none', () => {
    expect(parseQueueQuery(new URLSearchParams('amount=12'))).toEqual({ ok: true, value: 12n });
    expect(parseQueueQuery(new URLSearchParams())).toEqual({ ok: true, value: null });
  });

  it.each([
    ['amount=0', 'must be a whole number of wei above zero'],
    ['amount=1.5', 'must be a whole number of wei above zero'],
    ['amount=-1', 'must be a whole number of wei above zero'],
    [`amount=${10n ** 28n + 1n}`, 'is more than there is'],
    ['amount=1&amount=2', 'is given more than once'],
    ['sum=1', 'is not known here; there is amount'],
  ])('refuses %s', (query, reason) => {
    const parsed = parseQueueQuery(new URLSearchParams(query));
    expect(parsed.ok ? null : parsed.error.faults?.map((fault) => fault.reason)).toContain(reason);
    expect(parsed.ok ? null : parsed.error.status).toBe(400);
  });
});

describe('parseRequestId', () => {
  it('takes whole numbers from 1 on', () => {
    expect(parseRequestId('17')).toEqual({ ok: true, value: 17n });
  });

  it.each(['0', '-1', '01', '1e3', '', ' 1', '1'.repeat(19), '0x1'])('refuses "%s"', (text) => {
    expect(parseRequestId(text).ok).toBe(false);
  });
});

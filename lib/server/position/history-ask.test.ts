import { describe, expect, it } from 'vitest';

import { historyAskOf, pageOf } from './history-ask';

describe('historyAskOf', () => {
  it('takes a day and a page', () => {
    expect(historyAskOf({ since: '2026-01-31', page: '3' })).toEqual({ since: 1_769_817_600n, page: 3 });
  });

  it.each([
    [{}],
    [{ since: '2026-02-31', page: '0' }],
    [{ since: '', page: '-1' }],
    [{ since: ['2026-01-31', '2026-02-01'], page: '1e9' }],
    [{ since: '1960-01-01', page: '99999999' }],
  ])('takes %j for nothing asked', (query) => {
    expect(historyAskOf(query)).toEqual({ since: null, page: 1 });
  });
});

it.each([
  ['3', 3],
  ['0', 1],
  ['all', 1],
  [undefined, 1],
  [['2', '3'], 1],
])('takes %j for page %d', (text, page) => expect(pageOf(text)).toBe(page));

import { describe, expect, it } from 'vitest';

import { parsePriceInput } from './price-input';

const asked = (query: string) => parsePriceInput('vault-0xAB', new Request(`http://here/price?${query}`));

describe('what a price is asked for', () => {
  it('reads action and amount, and the pool as it is written in the picture', () => {
    expect(asked('action=stake&amount=1000000000000000000')).toEqual({
      ok: true,
      value: { pool: 'vault-0xab', action: 'stake', amount: 10n ** 18n },
    });
  });

  it.each([
    ['', ['action', 'amount']],
    ['action=claim&amount=1', ['action']],
    ['action=stake&amount=0', ['amount']],
    ['action=stake&amount=1e18', ['amount']],
    [`action=stake&amount=1${'0'.repeat(38)}`, ['amount']],
    ['action=stake&action=redeem&amount=1', ['action']],
    ['action=stake&amount=1&receiver=0x1', ['receiver']],
  ])('names every fault of "%s"', (query, inputs) => {
    const answer = asked(query);
    expect(answer.ok ? [] : answer.error.faults?.map(({ input }) => input)).toEqual(inputs);
  });
});

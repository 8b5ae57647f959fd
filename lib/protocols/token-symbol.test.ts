import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tokenSymbol } from './token-symbol';

describe('tokenSymbol', () => {
  it.each([
    ['stETH', 'stETH'],
    ['USD₮0', 'USD₮0'],
    [' mv  ETH\n', 'mv ETH'],
    ['', 'unnamed'],
    ['\u200b\u202e', 'unnamed'],
    ['HTE\u202ets', 'HTEts'],
    ['st\u0000E\u200dTH', 'stETH'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=aler…'],
    ['😀'.repeat(30), `${'😀'.repeat(23)}…`],
  ])('shows %j as %j', (text, shown) => {
    expect(tokenSymbol(text)).toBe(shown);
  });

  it('is short, has something to see and nothing unseen, whatever a token says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const shown = tokenSymbol(text);
        expect([...shown].length).toBeLessThanOrEqual(24);
        expect(shown).toMatch(/\S/u);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});

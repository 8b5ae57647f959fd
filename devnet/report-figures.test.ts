import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { depositsPossible, exitsNeeded, rewardOver, shareRate, VALIDATOR_WEI } from './report-figures';

const ETH = 10n ** 18n;
const amount = fc.bigInt({ min: 0n, max: 100_000n * ETH });

describe('rewardOver', () => {
  it('is the yearly rate for a year and its part for a part of it', () => {
    expect(rewardOver(100n * ETH, 29_000, 31_536_000)).toBe((29n * ETH) / 10n);
    expect(rewardOver(365n * ETH, 1_000_000, 86_400)).toBe(ETH);
    expect(rewardOver(ETH, 29_000, 0)).toBe(0n);
  });
});

describe('exitsNeeded', () => {
  it.each([
    ['nobody when the buffer covers the queue', 50n, 50n, 0],
    ['nobody when more is there than asked for', 50n, 500n, 0],
    ['one validator for a little too much', 51n, 50n, 1],
    ['two for more than one brings', 90n, 50n, 2],
    ['no more than one report allows', 900n, 50n, 4],
  ])('%s', (_, queue, available, expected) => {
    expect(exitsNeeded(queue * ETH, available * ETH, 4)).toBe(expected);
  });
});

describe('depositsPossible', () => {
  it('keeps the buffer and deposits whole validators', () => {
    fc.assert(
      fc.property(amount, amount, (depositable, kept) => {
        const deposits = depositsPossible(depositable, kept);
        expect(deposits % VALIDATOR_WEI).toBe(0n);
        expect(deposits === 0n || depositable - deposits >= kept).toBe(true);
        expect(depositable - deposits < kept + VALIDATOR_WEI).toBe(true);
      }),
    );
  });
});

describe('shareRate', () => {
  it('is 1e27 at one to one and rounds down', () => {
    expect(shareRate(5n * ETH, 5n * ETH)).toBe(10n ** 27n);
    expect(shareRate(2n, 3n)).toBe(666666666666666666666666666n);
  });
});

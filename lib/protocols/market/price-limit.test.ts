import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { UNISWAP } from './market.fixture';
import { sqrtPriceLimit } from './price-limit';

const ONE = 1n << 96n;
const token0 = { ...UNISWAP, token: '0x0000000000000000000000000000000000000001' } as const;
const token1 = { ...UNISWAP, token: '0xffffffffffffffffffffffffffffffffffffffff' } as const;
const amount = fc.bigInt({ min: 1n, max: 10n ** 30n });

describe('sqrtPriceLimit', () => {
  it('is the root of a quarter of the worth: below the price of the first token, above that of the second', () => {
    expect(sqrtPriceLimit(token0, { ether: 1n, tokens: 1n })).toBe(ONE / 2n);
    expect(sqrtPriceLimit(token1, { ether: 1n, tokens: 1n })).toBe(ONE * 2n);
    expect(sqrtPriceLimit(token0, { ether: 16n, tokens: 1n })).toBe(ONE * 2n);
    expect(sqrtPriceLimit(token1, { ether: 16n, tokens: 1n })).toBe(ONE / 2n);
  });

  it('is none for what is worth nothing', () => {
    expect(sqrtPriceLimit(token0, { ether: 0n, tokens: 1n })).toBe(0n);
  });

  it('stays within the prices that a pool knows, and lets more worth go less far', () => {
    fc.assert(
      fc.property(amount, amount, (ether, tokens) => {
        const [down, up] = [token0, token1].map((market) => sqrtPriceLimit(market, { ether, tokens }));
        expect(down).toBeGreaterThan(4_295_128_739n);
        expect(up).toBeLessThan(1_461_446_703_485_210_103_287_273_052_203_988_822_378_723_970_342n);
        expect(sqrtPriceLimit(token0, { ether: 2n * ether, tokens })).toBeGreaterThanOrEqual(down ?? 0n);
        expect(sqrtPriceLimit(token1, { ether: 2n * ether, tokens })).toBeLessThanOrEqual(up ?? 0n);
      }),
    );
  });
});

import type { DevnetLink } from '../devnet-link';
import { withoutReports } from '../report-now';
import type { PoolState } from './pool-state';
import { marketTokens } from './tokens';
import { tradeTo } from './trade';

/** Nobody trades in such a market. */
export class MarketMissing extends Error {
  override readonly name = 'MarketMissing';

  constructor(readonly symbol: string | undefined) {
    super(`There is no market for ${symbol ?? 'any token'} on this chain.`);
  }
}

/**
 * Sells a token until its price in the pool is so many percent below its value. Beyond 0.6 % it stays there: the
 * market's own trades follow the value only near it. 0 brings the price back.
 * @param symbol the first market's token unless named
 */
export function depeg(link: DevnetLink, percent: number, symbol?: string): Promise<PoolState> {
  const tokens = marketTokens(link);
  const token = symbol === undefined ? tokens[0] : tokens.find((one) => one.symbol === symbol);
  if (token === undefined) throw new MarketMissing(symbol);
  return withoutReports(link, () => tradeTo(link, token, -Math.round(percent * 10_000)));
}

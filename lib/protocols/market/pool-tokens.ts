import type { Tokens } from '../asset';
import { type LiveSnapshot, poolOf } from '../live-state';
import type { PoolId } from '../protocol';
import { type Market, marketId, soldAs } from './market';

/**
 * The tokens of a pool or a market by its id, as they are called in a picture.
 * @returns null when it is not there, or the pool that has the market's token cannot be read
 */
export function tokensOf(snapshot: LiveSnapshot, markets: readonly Market[], id: PoolId): Tokens | null {
  const pool = poolOf(snapshot, id);
  if (pool !== null) return pool.tokens;
  const market = markets.find((candidate) => marketId(candidate) === id);
  if (market === undefined) return null;
  const others = snapshot.others.flatMap((other) => (other.status === 'ready' ? [other.pool] : []));
  for (const { tokens } of [snapshot.pool, ...others]) {
    const token = Object.values(tokens).find(({ address }) => address.toLowerCase() === market.token.toLowerCase());
    if (token !== undefined) return { [soldAs(market)]: token };
  }
  return null;
}

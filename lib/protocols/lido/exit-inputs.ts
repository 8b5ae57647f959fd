import type { NetAssetValue } from '@/lib/domain/market-premium';
import { sharesFromEtherDown } from '@/lib/domain/share-rate';
import { RAY, ray, type Shares, shares, wei } from '@/lib/units/units';

import type { LidoToken } from '../asset';
import type { Market } from '../market/market';
import type { Intent } from '../protocol';
import { quoteUnwrapDown } from './amounts';
import { gasUnitsOf } from './gas';
import type { LidoPool } from './pool';

/** What one of Lido's tokens is worth: one ETH, or its shares at the rate, rounded down. */
export function lidoNav({ rate }: LidoPool, token: LidoToken): NetAssetValue {
  if (token === 'rebasing') return { kind: 'rebasing' };
  return { kind: 'accruing', etherPerToken: ray((rate.totalPooledEther * RAY) / rate.totalShares) };
}

/** The intent to ask the queue for an amount of a token. */
export function requestOf(token: LidoToken, amount: bigint): Intent {
  return token === 'rebasing'
    ? { kind: 'request', token, amount: wei(amount) }
    : { kind: 'request', token, amount: shares(amount) };
}

/** Typical gas of claiming so many requests together. */
export function claimGas(requests: number): bigint {
  const ids = Array.from({ length: requests }, (_, index) => BigInt(index));
  return gasUnitsOf({ kind: 'claim', ids }, { approval: false, requests: 0 });
}

/** A sale on a market of one of Lido's tokens, after wrapping or unwrapping the other where that is what one has. */
export interface LidoSale {
  readonly market: Market;
  readonly traded: LidoToken;
  readonly first: 'wrap' | 'unwrap' | null;
  /** Gas of that, with its approval. */
  readonly firstGas: bigint;
  /** Tokens that are sold in the end, rounded down. */
  readonly sold: bigint;
}

/** How an amount of a token is sold on each market that trades either of Lido's tokens. */
export function lidoSales(
  pool: LidoPool,
  token: LidoToken,
  amount: bigint,
  markets: readonly Market[],
): readonly LidoSale[] {
  return markets.flatMap((market): readonly LidoSale[] => {
    const traded = tradedOf(pool, market);
    if (traded === null) return [];
    if (traded === token) return [{ market, traded, first: null, firstGas: 0n, sold: amount }];
    return [token === 'rebasing' ? wrapping(pool, market, amount) : unwrapping(pool, market, shares(amount))];
  });
}

function wrapping(pool: LidoPool, market: Market, amount: bigint): LidoSale {
  const firstGas = gasUnitsOf({ kind: 'wrap', amount: wei(amount) }, { approval: true, requests: 0 });
  const sold = sharesFromEtherDown(wei(amount), pool.rate);
  return { market, traded: 'wrapped', first: 'wrap', firstGas, sold };
}

function unwrapping(pool: LidoPool, market: Market, amount: Shares): LidoSale {
  const firstGas = gasUnitsOf({ kind: 'unwrap', amount }, { approval: false, requests: 0 });
  return { market, traded: 'rebasing', first: 'unwrap', firstGas, sold: quoteUnwrapDown(amount, pool.rate).credited };
}

function tradedOf({ contracts }: LidoPool, { token }: Market): LidoToken | null {
  if (token.toLowerCase() === contracts.token.toLowerCase()) return 'rebasing';
  return token.toLowerCase() === contracts.wrapper.toLowerCase() ? 'wrapped' : null;
}

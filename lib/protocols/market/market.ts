import type { Address } from 'viem';

/** A place where a liquid token is sold for ether. */
export type Market =
  | {
      readonly kind: 'uniswap-v3';
      readonly token: Address;
      /** QuoterV2 and SwapRouter02. */
      readonly quoter: Address;
      readonly router: Address;
      readonly weth: Address;
      /** The pool's fee, millionths of what is sold. */
      readonly fee: number;
    }
  | { readonly kind: 'curve'; readonly token: Address; readonly pool: Address };

/** The contract that takes the token: the one that has to be allowed to. */
export function spenderOf(market: Market): Address {
  return market.kind === 'curve' ? market.pool : market.router;
}

/** A market's name among the app's pools: its kind, its token, and what tells it from others of that token. */
export function marketId(market: Market): string {
  const place = market.kind === 'curve' ? market.pool.toLowerCase() : String(market.fee);
  return `market-${market.kind}-${market.token.toLowerCase()}-${place}`;
}

/** What a market calls the token it trades: Curve trades the rebasing one, Uniswap those whose value grows. */
export function soldAs({ kind }: Market): 'rebasing' | 'accruing' {
  return kind === 'curve' ? 'rebasing' : 'accruing';
}

/** The markets of one token, in the order of the deployment. */
export function marketsFor(markets: readonly Market[], token: Address): readonly Market[] {
  return markets.filter((market) => market.token.toLowerCase() === token.toLowerCase());
}

import { CONTRACTS, PARTS } from '../lido/lido.fixture';
import type { ChainParts } from '../protocol';
import type { Market } from './market';

/** A Uniswap pool of the wrapped token. */
export const UNISWAP: Extract<Market, { kind: 'uniswap-v3' }> = {
  kind: 'uniswap-v3',
  token: CONTRACTS.wrapper,
  quoter: '0x0000000000000000000000000000000000000a01',
  router: '0x0000000000000000000000000000000000000a02',
  weth: '0x0000000000000000000000000000000000000a03',
  fee: 100,
};
/** A Curve pool of the rebasing token. */
export const CURVE: Extract<Market, { kind: 'curve' }> = {
  kind: 'curve',
  token: CONTRACTS.token,
  pool: '0x0000000000000000000000000000000000000a04',
};
/** A chain with both. */
export const MARKET_PARTS: ChainParts = { ...PARTS, markets: [UNISWAP, CURVE] };

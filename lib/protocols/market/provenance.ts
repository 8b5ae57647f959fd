import type { FigureId, Provenance } from '../protocol';
import type { Market } from './market';
import type { MarketContracts } from './pool';

const TITLE = 'The market pays';
const FORMULA = 'what this amount brings now, the pool’s fee and the effect on its price included';

/** Where the figures of a market come from, for one whole token. */
export function marketProvenance({ market }: MarketContracts): Readonly<Partial<Record<FigureId, Provenance>>> {
  return { sale: saleProvenance(market, 10n ** 18n) };
}

/**
 * Where the price of one amount comes from.
 * @param sold tokens, 1e-18
 */
export function saleProvenance(market: Market, sold: bigint): Provenance {
  const common = { title: TITLE, formula: FORMULA, kind: 'call' } as const;
  if (market.kind === 'curve')
    return {
      ...common,
      contract: market.pool,
      contractName: 'Curve pool',
      call: 'get_dy(int128,int128,uint256)(uint256)',
      args: ['1', '0', String(sold)],
    };
  const { token, weth, fee } = market;
  return {
    ...common,
    contract: market.quoter,
    contractName: 'QuoterV2',
    call: 'quoteExactInputSingle((address,address,uint256,uint24,uint160))(uint256,uint160,uint32,uint256)',
    args: [`"(${token},${weth},${sold},${fee},0)"`],
  };
}

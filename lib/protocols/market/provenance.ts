import type { FigureId, Provenance } from '../protocol';
import type { MarketContracts } from './pool';

/** Where the figures of a market come from. */
export function marketProvenance({ market }: MarketContracts): Readonly<Partial<Record<FigureId, Provenance>>> {
  const title = 'The market pays';
  const formula = 'what this amount brings now, the pool’s fee and the effect on its price included';
  if (market.kind === 'curve')
    return {
      sale: {
        title,
        contract: market.pool,
        contractName: 'Curve pool',
        kind: 'call',
        call: 'get_dy(int128,int128,uint256)(uint256)',
        args: ['1', '0', '1000000000000000000'],
        formula,
      },
    };
  const { token, weth, fee } = market;
  return {
    sale: {
      title,
      contract: market.quoter,
      contractName: 'QuoterV2',
      kind: 'call',
      call: 'quoteExactInputSingle((address,address,uint256,uint24,uint160))(uint256,uint160,uint32,uint256)',
      args: [`(${token},${weth},1000000000000000000,${fee},0)`],
      formula,
    },
  };
}

import type { Market } from '@/lib/protocols/market/market';

import type { Deployment } from './deployment';

/** Every market of a deployment. One that pays in wrapped ether needs the deployment to say which that is. */
export function marketsOf({ weth, markets }: Pick<Deployment, 'weth' | 'markets'>): readonly Market[] {
  const { uniswapV3, curve = [] } = markets ?? {};
  const uniswap: readonly Market[] =
    uniswapV3 === undefined || weth === undefined
      ? []
      : uniswapV3.pools.map(({ token, fee }) => ({
          kind: 'uniswap-v3',
          token,
          fee,
          weth,
          quoter: uniswapV3.quoter,
          router: uniswapV3.router,
        }));
  return [...uniswap, ...curve.map(({ pool, token }): Market => ({ kind: 'curve', pool, token }))];
}

import { parseEther } from 'viem';

import { LOWEST_FEE } from '@/devnet/parts/uniswap';

import { ether } from './figure-maths';
import { wordOf } from './read-at';
import { FILLED, made, type Readers } from './reader';

/** What the market says. */
export const MARKET: Readers = {
  'QuoterV2: The market pays': made(
    ({ parts }) => parts.uniswap.quoter,
    async ({ at, figure }) => {
      const { parts, addresses } = at.contracts;
      const token = /"\((0x[0-9a-fA-F]{40}),/.exec(figure.command)?.[1] ?? '';
      const amount = parseEther(FILLED);
      // Of Lido’s tokens markets trade the wrapped one: the rebasing one is wrapped first.
      const isWrapped = token.toLowerCase() === addresses.WstETH.toLowerCase();
      const sold = isWrapped ? await wordOf(at, addresses.WstETH, 'getWstETHByStETH(uint256)', [amount]) : amount;
      const signature = 'quoteExactInputSingle((address,address,uint256,uint24,uint160))';
      return ether(await wordOf(at, parts.uniswap.quoter, signature, [[token, parts.weth, sold, LOWEST_FEE, 0n]]));
    },
  ),
};

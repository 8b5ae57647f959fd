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
      const { parts, addresses, vault: deployed } = at.contracts;
      const isShare = figure.command.toLowerCase().includes(`(${deployed.share.toLowerCase()},`);
      // Markets trade the wrapped token: the rebasing one is wrapped first.
      const amount = parseEther(FILLED);
      const sold = isShare ? amount : await wordOf(at, addresses.WstETH, 'getWstETHByStETH(uint256)', [amount]);
      const token = isShare ? deployed.share : addresses.WstETH;
      const signature = 'quoteExactInputSingle((address,address,uint256,uint24,uint160))';
      return ether(await wordOf(at, parts.uniswap.quoter, signature, [[token, parts.weth, sold, LOWEST_FEE, 0n]]));
    },
  ),
};

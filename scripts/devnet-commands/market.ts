import { formatEther } from 'viem';

import { depeg } from '../../devnet/market/depeg';
import { err, ok } from '../../lib/result';
import { type Commands, decimal } from './command';

const MOST_PERCENT = 20;

/** What traders can do. */
export const marketCommands: Commands = {
  depeg: {
    usage: '<percent> [token]',
    about: 'sell until the price is that far below the value; 0 brings it back',
    most: 2,
    parse: ([text, symbol]) => {
      const percent = text === '0' ? 0 : decimal(text, MOST_PERCENT);
      if (percent === undefined) return err(`depeg needs a percentage from 0 to ${MOST_PERCENT}, such as 3`);
      return ok(async (link) => {
        const { priceWei } = await depeg(link, percent, symbol);
        return `The market pays ${formatEther(priceWei)} WETH for a token, ${percent} % below its value.`;
      });
    },
  },
};

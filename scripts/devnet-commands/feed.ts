import { parseUnits } from 'viem';

import { answerFeed } from '../../devnet/feed/feed-controls';
import { setFeedOn } from '../../devnet/feed/feed-switch';
import { err, ok } from '../../lib/result';
import { type Commands, decimal, onOff } from './command';

const MOST_USD = 1_000_000;
const DECIMALS = 8;

/** What the keeper of the price feed can do. */
export const feedCommands: Commands = {
  price: {
    usage: '<usd>',
    about: 'answer the feed; it wanders on from there unless it is off',
    most: 1,
    parse: ([text]) => {
      if (text === undefined || (text !== '0' && decimal(text, MOST_USD) === undefined))
        return err(`price needs USD for one ETH from 0 to ${MOST_USD}, such as 3200.5`);
      return ok(async (link) => {
        await answerFeed(link, parseUnits(text, DECIMALS));
        return `The feed says that one ETH costs ${text} USD.`;
      });
    },
  },
  feed: onOff('answer the feed with each report, or let it grow old', 'feed', (isOn) => async (link) => {
    setFeedOn(link, isOn);
    return isOn ? 'The feed is answered with each report.' : 'The feed keeps its last answer, which grows old.';
  }),
};

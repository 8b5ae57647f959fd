import type { Address } from 'viem';

import { priceFeedAbi } from '@/contracts-abi/price-feed';
import type { FeedRound } from '@/lib/domain/feed-price';
import { unixSeconds } from '@/lib/units/units';

import { DecodeError, done, planReads, type ReadPlan } from './read-plan';

/** The last round of a feed of Chainlink's shape, with the decimals it counts in. */
export function feedRoundReads(feed: Address): ReadPlan<FeedRound> {
  const ask = (functionName: string) => ({ address: feed, abi: priceFeedAbi, functionName });
  return planReads({ round: ask('latestRoundData'), decimals: ask('decimals') }, (answers) => {
    const [roundId, answer, , updatedAt, answeredInRound] = answers.bigints('round');
    if (roundId === undefined || answer === undefined || updatedAt === undefined || answeredInRound === undefined)
      throw new DecodeError('latestRoundData', 'has too few parts');
    return done({
      roundId,
      answer,
      answeredInRound,
      updatedAt: unixSeconds(updatedAt),
      decimals: Number(answers.bigint('decimals')),
    });
  });
}

import { err, ok, type Result } from '@/lib/result';
import { mulDivDown, mulDivUp } from '@/lib/units/mul-div';
import { ONE_ETHER, type UnixSeconds, type Wei } from '@/lib/units/units';

/** One answer of a price feed of Chainlink's shape. */
export interface FeedRound {
  readonly roundId: bigint;
  /** The round the answer was worked out in. */
  readonly answeredInRound: bigint;
  /** In the feed's own decimals; can be zero or negative. */
  readonly answer: bigint;
  /** Zero while a round is open. */
  readonly updatedAt: UnixSeconds;
  readonly decimals: number;
}

/** A price that may be shown: money for one ETH, with the decimals it is counted in. */
export interface EthPrice {
  /** Money for one ETH, `decimals` decimals, above zero. */
  readonly answer: bigint;
  readonly decimals: number;
  readonly updatedAt: UnixSeconds;
  readonly roundId: bigint;
}

/** Why an answer is not used. */
export type PriceFault = 'not-positive' | 'incomplete' | 'too-old' | 'from-the-future' | 'odd-decimals';

/**
 * A feed that answers at least once an hour and is silent longer than this is out of order. Chainlink's ETH / USD has a
 * heartbeat of 3,600 s; Lido's own interface waits 3,900 s, and so does this.
 */
export const MOST_PRICE_AGE_SECONDS = 3_900n;
/** Clocks of chain and server may differ by so much. */
const MOST_AHEAD_SECONDS = 60n;

/**
 * The price of a round if it may be used. A price that fails any check is not shown at all: there is none to fall back on.
 * @param now the clock the age is counted against: the block's time where the feed is read
 * @example answer 3,200.45 with 8 decimals, two minutes old, is used; two hours old, it is 'too-old'
 */
export function usablePrice(round: FeedRound, now: UnixSeconds): Result<EthPrice, PriceFault> {
  const { answer, decimals, updatedAt, roundId, answeredInRound } = round;
  if (answer <= 0n) return err('not-positive');
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 30) return err('odd-decimals');
  if (updatedAt === 0n || answeredInRound < roundId) return err('incomplete');
  if (updatedAt > now + MOST_AHEAD_SECONDS) return err('from-the-future');
  if (isTooOld(updatedAt, now)) return err('too-old');
  return ok({ answer, decimals, updatedAt, roundId });
}

/** Whether a price of that time is too old to be shown. */
export function isTooOld(updatedAt: UnixSeconds, now: UnixSeconds): boolean {
  return now - updatedAt > MOST_PRICE_AGE_SECONDS;
}

/**
 * What an amount of ETH is worth, in hundredths of the money, rounded down.
 * @param amount wei, not negative
 * @example 2 ETH at 3,200.45 are 640,090 hundredths
 */
export function hundredthsDown(amount: Wei, { answer, decimals }: EthPrice): bigint {
  return mulDivDown(amount, answer * 100n, ONE_ETHER * 10n ** BigInt(decimals));
}

/**
 * What an amount of ETH is worth, in hundredths of the money, rounded up: for a cost that is said to be the most.
 * @param amount wei, not negative
 * @example 1 wei at any price is 1 hundredth
 */
export function hundredthsUp(amount: Wei, { answer, decimals }: EthPrice): bigint {
  return mulDivUp(amount, answer * 100n, ONE_ETHER * 10n ** BigInt(decimals));
}

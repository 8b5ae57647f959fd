import type { BreakEven } from '@/lib/domain/exit-break-even';
import type { ExitUnknown } from '@/lib/domain/exits';
import type { MarketUnknown } from '@/lib/domain/market-premium';
import type { Range } from '@/lib/domain/range';
import type { Market } from '@/lib/protocols/market/market';

import { formatDuration, formatDurationUp } from './format-duration';

const EXIT_UNKNOWN: Readonly<Record<ExitUnknown, string>> = {
  'not-offered': 'not offered',
  'not-quoted': 'not told',
  'no-gas-price': 'the chain names no gas price',
  'no-waiting-time': 'the wait is not known',
  'no-apr': 'the yield is not known',
};

/** Why a figure of a way out is not known. */
export function exitUnknownWords(reason: ExitUnknown): string {
  return EXIT_UNKNOWN[reason];
}

const MARKET_UNKNOWN: Readonly<Record<MarketUnknown, string>> = {
  'no-market': 'There is no such market.',
  'no-liquidity': 'More than this market can buy near what the tokens are worth.',
  stale: 'The node answered for another block, so the price is not shown.',
  'out-of-bounds':
    'The price is more than 10 % away from what the protocol says the tokens are worth. It is taken for a mistake or a manipulation: nothing can be sold here until it is back.',
  'no-answer': 'The market did not answer.',
};

/** Why a market has no price, and what follows from it. */
export function marketUnknownWords(reason: MarketUnknown): string {
  return MARKET_UNKNOWN[reason];
}

/** "Uniswap v3, 0.01 % pool". */
export function marketName(market: Market): string {
  return market.kind === 'curve' ? 'Curve' : `Uniswap v3, ${market.fee / 10_000} % pool`;
}

/** A wait at a glance, its end rounded up: "1 to 3 days", "about 4 hours", "at once". */
export function waitWords({ p10, p90 }: Range<bigint>): string {
  if (p90 === 0n) return 'at once';
  const [from, to] = [formatDuration(Number(p10)), formatDurationUp(Number(p90))];
  if (from === to) return `about ${to}`;
  const [count, unit = ''] = from.split(' ');
  return to.replace(/s$/, '').endsWith(unit.replace(/s$/, '')) ? `${count} to ${to}` : `${from} to ${to}`;
}

/** A sentence about a time, with the time apart; without one all of it is before. */
interface TimeSentence {
  readonly before: string;
  readonly time: string | null;
  readonly after: string;
}

/** How a sale compares with waiting. */
export function breakEvenWords(breakEven: BreakEven): TimeSentence {
  const without = (before: string): TimeSentence => ({ before, time: null, after: '' });
  switch (breakEven.kind) {
    case 'after':
      return {
        before: 'Selling leaves you with more only if waiting takes longer than ',
        time: formatDuration(Number(breakEven.seconds)),
        after: `${AGAINST[breakEven.wait]}.`,
      };
    case 'at-once':
      return without('Selling leaves you with at least as much as waiting, even without counting the wait.');
    case 'never':
      return without('Waiting leaves you with more however long it takes: there is no yield to lose by waiting.');
    case 'unknown':
      return without(`Whether waiting leaves you with more is not known: ${exitUnknownWords(breakEven.reason)}.`);
  }
}

const AGAINST = {
  shorter: ', and nine times in ten it takes less',
  either: ', which it may or may not',
  longer: ', and nine times in ten it does',
  unknown: ', and how long it takes is not known',
} as const;

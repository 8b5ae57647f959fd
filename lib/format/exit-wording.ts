import type { BreakEven } from '@/lib/domain/exit-break-even';
import type { ExitUnknown } from '@/lib/domain/exits';
import type { MarketUnknown } from '@/lib/domain/market-premium';
import type { EtaUnknown } from '@/lib/domain/queue-eta';
import type { EtaRule } from '@/lib/domain/queue-eta-simulation';
import type { Range } from '@/lib/domain/range';
import type { Market } from '@/lib/protocols/market/market';

import { formatDuration, formatDurationUp } from './format-duration';

const RULES: Readonly<Record<EtaRule, string>> = {
  paused: 'the queue is paused and has to resume first',
  bunker: 'bunker mode holds requests back',
  margin: 'it comes too shortly before a report, so that the one after it pays',
  buffer: 'the next report pays from ETH that is there already',
  vaults: 'the next report pays from ETH that it collects',
  'rewards-only': 'rewards have to come in first',
  deposits: 'deposits and rewards have to come in first',
  exits: 'validators have to leave first',
};

/** What decides when the queue pays. */
export function etaRuleWords(rule: EtaRule): string {
  return RULES[rule];
}

const ETA_UNKNOWN: Readonly<Record<EtaUnknown, string>> = {
  'not-waiting': 'it does not wait any more',
  'queue-too-long': 'more requests wait than can be read at once',
  'paused-indefinitely': 'the queue is paused, and nobody has said until when',
  'bunker-without-length': 'bunker mode is on, and nothing says how long it lasts',
  'no-report-history': 'there is no record of past payments to judge by',
  'no-reward-history': 'there is no record of rewards to judge by',
  'beyond-horizon': 'it takes longer than can be looked ahead',
};

/** Why no time can be given. */
export function etaUnknownWords(reason: EtaUnknown): string {
  return ETA_UNKNOWN[reason];
}

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
  'no-liquidity': 'The market cannot take so much.',
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

/** How a sale compares with waiting. */
export function breakEvenWords(breakEven: BreakEven): string {
  switch (breakEven.kind) {
    case 'after':
      return `Selling leaves you with more only if the queue takes longer than ${formatDuration(Number(breakEven.seconds))}${AGAINST[breakEven.wait]}.`;
    case 'at-once':
      return 'Selling leaves you with at least as much as the queue, even without counting the wait.';
    case 'never':
      return 'The queue leaves you with more however long it takes: there is no yield to lose by waiting.';
    case 'unknown':
      return `Whether the queue leaves you with more is not known: ${exitUnknownWords(breakEven.reason)}.`;
  }
}

const AGAINST = {
  shorter: ', and nine times in ten it takes less',
  either: ', which it may or may not',
  longer: ', and nine times in ten it does',
  unknown: ', and how long it takes is not known',
} as const;

import { parseEther } from 'viem';

import type { Mishap } from './beacon-frame';
import { randomFrom } from './random';
import { executionRatePpm } from './rates';

/** Who stakes in the seeded history: Anvil accounts 5 to 8. Those below are left to the person at the keyboard. */
export type Staker = 5 | 6 | 7 | 8;

type Action =
  | { readonly kind: 'stake'; readonly staker: Staker; readonly wei: bigint }
  | { readonly kind: 'wrap'; readonly staker: Staker; readonly wei: bigint }
  | { readonly kind: 'request'; readonly staker: Staker; readonly amountsWei: readonly bigint[] }
  | { readonly kind: 'claim'; readonly staker: Staker }
  | { readonly kind: 'report'; readonly mishap: Mishap | null; readonly executionRatePpm: number };

/** Something that happened at `at`, in Unix seconds. */
export type HistoryEvent = Action & { readonly at: number };

/** Days of reports before now. */
export const HISTORY_DAYS = 90;

const DAY = 86_400;
/** When in a day the other protocol's oracle, the feed and traders act: apart from what people do. */
const DAILY_MOMENT = 0.53;
const LAST_REPORT_BEFORE_END = 90 * 60;
const SLASHING_DAY = 50;
const SLASHED_VALIDATORS = 2;
const SEED = 0x6d696c6c;

/** What stakers did, by day after the start; the report of a day comes at its end. */
const STAKER_DAYS: readonly (readonly [day: number, action: Action])[] = [
  [0.1, stake(5, '1400')],
  [0.2, stake(6, '1100')],
  [0.3, stake(7, '900')],
  [0.4, stake(8, '600')],
  [4.3, stake(6, '150')],
  [11.6, stake(5, '220.5')],
  [12.2, wrap(5, '300')],
  [15.4, request(6, '40')],
  [18.5, { kind: 'claim', staker: 6 }],
  [19.1, stake(8, '120')],
  [27.7, stake(7, '90.25')],
  [29.3, request(5, '62.5', '10')],
  [30.8, wrap(7, '125')],
  [36.5, stake(5, '180')],
  [38.4, { kind: 'claim', staker: 5 }],
  [47.4, stake(6, '75')],
  // Waits while the slashing is reported.
  [49.6, request(7, '25')],
  [55.3, { kind: 'claim', staker: 7 }],
  [61.2, stake(8, '140')],
  [66.5, request(8, '18')],
  [70.1, { kind: 'claim', staker: 8 }],
  [74.8, stake(7, '110')],
  [82.3, request(5, '33')],
  [87.4, { kind: 'claim', staker: 5 }],
  // Finalized by the next report and left there, ready to be claimed.
  [88.3, request(6, '12.5')],
  [88.6, request(8, '7.25')],
];

/** Requests after the last report, in minutes before the end: the queue that the first visitor sees. */
const OPEN_REQUESTS: readonly (readonly [minutesBeforeEnd: number, action: Action])[] = [
  [81, request(5, '24')],
  [64, request(7, '18.5')],
  [52, request(6, '9.75')],
  [37, request(8, '14')],
  [25, request(5, '11.2')],
  [13, request(7, '6.3')],
  [4, request(6, '12.25')],
];

/**
 * Ninety days of a pool's life, ending at `end`, in the order of time. The same for every run.
 * @param end Unix seconds
 */
export function planHistory(end: number): readonly HistoryEvent[] {
  const lastReport = end - LAST_REPORT_BEFORE_END;
  const dayStart = (day: number) => lastReport - Math.round((HISTORY_DAYS - day) * DAY);
  const random = randomFrom(SEED);
  const reports = Array.from({ length: HISTORY_DAYS }, (_, day): HistoryEvent => {
    const mishap: Mishap | null =
      day + 1 === SLASHING_DAY ? { kind: 'slashing', validators: SLASHED_VALIDATORS } : null;
    return { kind: 'report', mishap, executionRatePpm: executionRatePpm(random), at: dayStart(day + 1) };
  });
  const past = STAKER_DAYS.map(([day, action]): HistoryEvent => ({ ...action, at: dayStart(day) }));
  const open = OPEN_REQUESTS.map(([minutes, action]): HistoryEvent => ({ ...action, at: end - minutes * 60 }));
  return [...past, ...reports, ...open].sort((a, b) => a.at - b.at);
}

/** Unix seconds of the moment of a day, from 0, at which what comes daily beside the reports happens. */
export function dailyMoment(end: number, day: number): number {
  return end - Math.round((HISTORY_DAYS - day - DAILY_MOMENT) * DAY);
}

function stake(staker: Staker, ether: string): Action {
  return { kind: 'stake', staker, wei: parseEther(ether) };
}

function wrap(staker: Staker, ether: string): Action {
  return { kind: 'wrap', staker, wei: parseEther(ether) };
}

function request(staker: Staker, ...ethers: readonly string[]): Action {
  return { kind: 'request', staker, amountsWei: ethers.map((ether) => parseEther(ether)) };
}

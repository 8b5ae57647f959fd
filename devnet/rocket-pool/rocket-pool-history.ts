import { parseEther } from 'viem';

import { dailyMoment, HISTORY_DAYS, type Staker } from '../history';
import { type Random, randomFrom } from '../random';

type Action =
  | { readonly kind: 'deposit'; readonly staker: Staker; readonly wei: bigint }
  /** Node operators get ether from the pool. */
  | { readonly kind: 'assign'; readonly wei: bigint }
  /** Node operators wait for this much from now on, which burns cannot have. */
  | { readonly kind: 'queue'; readonly wei: bigint }
  | { readonly kind: 'burn'; readonly staker: Staker; readonly reth: bigint }
  /** The oracle reports a rate, in ETH wei per rETH. */
  | { readonly kind: 'balances'; readonly rate: bigint };

/** Something that happened at `at`, in Unix seconds. */
export type RocketPoolEvent = Action & { readonly at: number };

/** What people and node operators did. */
export type PoolEvent = Exclude<RocketPoolEvent, { readonly kind: 'balances' }>;

const DAY = 86_400;
const SEED = 0x0e_70_01;
/** What holders earn, in millionths a year. */
export const YEARLY_PPM = 26_000;
/** The rate of the first day, in ETH wei per token: what nearly five years of rewards made of one. */
const FIRST_RATE = parseEther('1.1129');
/** The rate before the history, an even day lower: the first day's report must not look like a loss by its rounding. */
export const OPENING_RATE = FIRST_RATE - (FIRST_RATE * BigInt(YEARLY_PPM)) / 365_000_000n;

/** What happened besides reports, by day after the start. */
const ACTIONS: readonly (readonly [day: number, action: Action])[] = [
  [0.13, deposit(5, '320')],
  [0.15, { kind: 'assign', wei: parseEther('250') }],
  [0.23, deposit(6, '260')],
  [0.25, { kind: 'assign', wei: parseEther('220') }],
  [0.33, deposit(7, '240')],
  [0.35, { kind: 'assign', wei: parseEther('200') }],
  [0.43, deposit(8, '180')],
  [0.45, { kind: 'assign', wei: parseEther('160') }],
  [9.81, deposit(6, '12.5')],
  [21.84, burn(7, '8')],
  [33.86, deposit(8, '45')],
  [34.16, { kind: 'assign', wei: parseEther('32') }],
  [47.88, burn(5, '15.5')],
  [58.83, deposit(7, '20')],
  [72.87, burn(6, '4.25')],
  [80.82, deposit(5, '36')],
  [81.16, { kind: 'assign', wei: parseEther('32') }],
  [88.85, { kind: 'queue', wei: parseEther('16') }],
];

/**
 * Ninety days of Rocket Pool, ending at `end`, in the order of time: one report a day. The same for every run.
 * @param end Unix seconds
 */
export function planRocketPoolHistory(end: number): readonly RocketPoolEvent[] {
  const timeOf = (day: number) => end - Math.round((HISTORY_DAYS - day) * DAY);
  const random = randomFrom(SEED);
  let rate = FIRST_RATE;
  const reports = Array.from({ length: HISTORY_DAYS }, (_, day): RocketPoolEvent => {
    if (day > 0) rate += dailyGrowth(rate, random);
    return { kind: 'balances', rate, at: dailyMoment(end, day) };
  });
  const others = ACTIONS.map(([day, action]): RocketPoolEvent => ({ ...action, at: timeOf(day) }));
  return [...reports, ...others].sort((a, b) => a.at - b.at);
}

/**
 * What a day adds to a rate: the yearly part over 365, give or take a fifth.
 * @param rate ETH wei per rETH
 */
export function dailyGrowth(rate: bigint, random: Random): bigint {
  const ppm = BigInt(Math.round(YEARLY_PPM * (0.8 + 0.4 * random())));
  return (rate * ppm) / 365_000_000n;
}

function deposit(staker: Staker, ether: string): Action {
  return { kind: 'deposit', staker, wei: parseEther(ether) };
}

function burn(staker: Staker, reth: string): Action {
  return { kind: 'burn', staker, reth: parseEther(reth) };
}

import { parseEther } from 'viem';

import { HISTORY_DAYS, type Staker } from '../history';
import { randomFrom } from '../random';

type Action =
  | { readonly kind: 'deposit'; readonly staker: Staker; readonly wei: bigint }
  | { readonly kind: 'request'; readonly staker: Staker; readonly shares: bigint }
  /** Claims all that can be claimed. */
  | { readonly kind: 'claim'; readonly staker: Staker }
  /** What the invested assets earned or, below zero, lost, in millionths. */
  | { readonly kind: 'report'; readonly ppm: number }
  /** All idle assets but this much are invested, or as much taken back. */
  | { readonly kind: 'keepIdle'; readonly wei: bigint }
  | { readonly kind: 'close' }
  | { readonly kind: 'fulfil' };

/** Something that happened at `at`, in Unix seconds. */
export type VaultEvent = Action & { readonly at: number };

const DAY = 86_400;
const SEED = 0x7a_01_75;
/** Days from one report to the next. */
const REPORT_DAYS = 3;
const YEARLY_PPM = 34_000;
/** Time of the reports within a day, apart from what other histories do. */
const REPORT_TIME = 0.63;

/** What happened besides ordinary reports, by day after the start. */
const ACTIONS: readonly (readonly [day: number, action: Action])[] = [
  [0.17, deposit(5, '140')],
  [0.27, deposit(6, '95')],
  [0.37, deposit(7, '60')],
  [0.47, { kind: 'keepIdle', wei: parseEther('25') }],
  [13.74, deposit(8, '42')],
  [26.71, request(6, '10')],
  [29.72, { kind: 'close' }],
  [31.73, { kind: 'fulfil' }],
  [32.74, { kind: 'claim', staker: 6 }],
  // Waits while the loss is reported, so it is paid less than it was worth.
  [51.71, request(7, '8')],
  [52.72, { kind: 'close' }],
  [53.73, { kind: 'report', ppm: -300 }],
  [54.74, { kind: 'fulfil' }],
  [56.75, { kind: 'claim', staker: 7 }],
  [60.72, { kind: 'keepIdle', wei: parseEther('30') }],
  [68.76, deposit(7, '18.5')],
  // Fulfilled and left there, ready to be claimed.
  [84.71, request(5, '6.5')],
  [84.76, request(8, '3')],
  [85.72, { kind: 'close' }],
  [86.74, { kind: 'fulfil' }],
  // Closed, not yet fulfilled.
  [87.71, request(6, '12')],
  [88.72, { kind: 'close' }],
  // In the epoch that is open.
  [88.91, request(5, '4')],
  [89.31, request(7, '2.25')],
];

/**
 * Ninety days of the vault, ending at `end`, in the order of time. The same for every run.
 * @param end Unix seconds
 */
export function planVaultHistory(end: number): readonly VaultEvent[] {
  const timeOf = (day: number) => end - Math.round((HISTORY_DAYS - day) * DAY);
  const random = randomFrom(SEED);
  const reports = Array.from({ length: Math.floor(HISTORY_DAYS / REPORT_DAYS) - 1 }, (_, index): VaultEvent => {
    const ppm = Math.round((YEARLY_PPM * REPORT_DAYS * (0.7 + 0.6 * random())) / 365);
    return { kind: 'report', ppm, at: timeOf((index + 1) * REPORT_DAYS + REPORT_TIME) };
  });
  const others = ACTIONS.map(([day, action]): VaultEvent => ({ ...action, at: timeOf(day) }));
  return [...reports, ...others].sort((a, b) => a.at - b.at);
}

function deposit(staker: Staker, ether: string): Action {
  return { kind: 'deposit', staker, wei: parseEther(ether) };
}

function request(staker: Staker, shares: string): Action {
  return { kind: 'request', staker, shares: parseEther(shares) };
}

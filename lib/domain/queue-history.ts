import { type UnixSeconds, type Wei, wei } from '@/lib/units/units';

import type { ShortRequest } from './exit-turnaround';
import { FRAME_PARTS, type QueueFlows } from './queue-eta-simulation';

/** One report of an oracle and what came in since the one before. Amounts in wei. */
export interface QueueReport {
  /** When its data was taken. */
  readonly reference: UnixSeconds;
  /** When it was on chain; null when that is not known. */
  readonly landedAt: UnixSeconds | null;
  /** Seconds since the data of the report before was taken. */
  readonly elapsed: bigint;
  /** Rewards that reached the pool with it. */
  readonly rewards: Wei;
  /** Deposited by users since the report before. */
  readonly deposits: readonly Deposit[];
  /** In the buffer when it was through, wei. */
  readonly buffer: Wei;
  /** The last request that was paid by then. */
  readonly paidUpTo: bigint;
}

/** ETH that users brought, wei, and when; null when the node did not say. */
export interface Deposit {
  readonly at: UnixSeconds | null;
  readonly amount: Wei;
}

/** When a request was made, and over how much, wei. */
export interface AskedRequest {
  readonly id: bigint;
  readonly at: UnixSeconds;
  readonly amount: Wei;
}

/** What recent reports teach about the next ones. */
export interface QueueHistory {
  /** Reference time of the last report that landed. */
  readonly lastReport: UnixSeconds;
  readonly landingDelays: readonly bigint[];
  readonly flows: QueueFlows;
  /** Requests that had to wait for ETH. */
  readonly short: readonly ShortRequest[];
}

/** A list of reports and requests, oldest first. */
export interface QueuePast {
  readonly reports: readonly QueueReport[];
  readonly requests: readonly AskedRequest[];
}

/** What is fixed for all reports. */
export interface QueueTerms {
  /** The length of a frame from now on, for which flows are scaled. */
  readonly frameSeconds: bigint;
  /** How much older than a report's data a request has to be. */
  readonly marginSeconds: bigint;
  /** Of the buffer, what is kept for deposits, wei. */
  readonly reserved: Wei;
}

/**
 * What a queue's past says of its next reports.
 * @param past reports and requests, oldest first; of the first report, only the time counts: what came in before it is not
 *   all in the list
 * @returns null without a report
 */
export function queueHistory(past: QueuePast, terms: QueueTerms): QueueHistory | null {
  const last = past.reports.at(-1);
  if (last === undefined) return null;
  const whole = past.reports.slice(1).filter(({ elapsed }) => elapsed > 0n);
  const scaled = (amount: bigint, { elapsed }: QueueReport) => wei((amount * terms.frameSeconds) / elapsed);
  return {
    lastReport: last.reference,
    landingDelays: landingDelays(past.reports),
    flows: {
      rewards: whole.map((report) => scaled(report.rewards, report)),
      deposits: whole.map((report) => scaled(depositsOf(report), report)),
      depositParts: whole.flatMap((report) => partsOf(report).map((amount) => scaled(amount, report))),
    },
    short: shortRequests(past, terms),
  };
}

/** Deposits of each part of a frame, wei; none where a deposit's time is not known. */
function partsOf({ reference, elapsed, deposits }: QueueReport): readonly bigint[] {
  const parts = Array.from({ length: Number(FRAME_PARTS) }, () => 0n);
  for (const { at, amount } of deposits) {
    if (at === null) return [];
    const part = ((at - (reference - elapsed)) * FRAME_PARTS) / elapsed;
    // What comes after a report's data is taken and before it lands is in its list too.
    const index = Number(part < 0n ? 0n : part < FRAME_PARTS ? part : FRAME_PARTS - 1n);
    parts[index] = (parts[index] ?? 0n) + amount;
  }
  return parts;
}

function depositsOf({ deposits }: QueueReport): bigint {
  return deposits.reduce((sum, { amount }) => sum + amount, 0n);
}

/** One entry a frame: a report that was missed is as late as the next one is, and a frame more. */
function landingDelays(reports: readonly QueueReport[]): readonly bigint[] {
  return reports.flatMap((report, index) => {
    if (report.landedAt === null) return [];
    const delay = report.landedAt - report.reference;
    const usual = usualLength(reports, index);
    const missed = usual === null ? 0 : Number((report.elapsed + usual / 2n) / usual) - 1;
    return Array.from({ length: Math.max(0, missed) + 1 }, (_, frames) => delay + BigInt(frames) * (usual ?? 0n));
  });
}

/** The length of a frame at a report, as the reports beside it tell; frames can become shorter or longer. */
function usualLength(reports: readonly QueueReport[], index: number): bigint | null {
  const beside = [reports[index - 1]?.elapsed ?? 0n, reports[index + 1]?.elapsed ?? 0n];
  const longest = beside.reduce((most, elapsed) => (elapsed > most ? elapsed : most));
  return longest > 0n ? longest : null;
}

/** Requests that the first report that could did not pay, and how it went on. */
function shortRequests({ reports, requests }: QueuePast, terms: QueueTerms): readonly ShortRequest[] {
  const ahead = aheadOf(requests);
  return requests.flatMap((request) => {
    const first = partitionPoint(reports, ({ reference }) => reference < request.at + terms.marginSeconds);
    const report = reports[first];
    // A request from before the list would seem to be paid by its first report.
    if (first <= 0 || report === undefined || report.paidUpTo >= request.id) return [];
    const found = partitionPoint(reports, ({ paidUpTo }) => paidUpTo < request.id);
    const isPaid = found < reports.length;
    const until = isPaid ? found : reports.length - 1;
    const shortage = ahead(report.paidUpTo, request.id) - report.buffer + terms.reserved;
    if (until === first || shortage <= 0n) return [];
    const arrived = reports
      .slice(first + 1, until + 1)
      .reduce((sum, each) => sum + each.rewards + depositsOf(each), 0n);
    return [{ shortage: wei(shortage), frames: BigInt(until - first), byExits: isPaid && arrived < shortage }];
  });
}

/** Sums everything asked for after one request up to and including another, wei; requests in the order of their ids. */
function aheadOf(requests: readonly AskedRequest[]): (after: bigint, upTo: bigint) => bigint {
  const sums = [0n];
  for (const { amount } of requests) sums.push((sums.at(-1) ?? 0n) + amount);
  const sumUpTo = (last: bigint) => sums[partitionPoint(requests, ({ id }) => id <= last)] ?? 0n;
  return (after, upTo) => sumUpTo(upTo) - sumUpTo(after);
}

/** How many at the beginning of a list fulfil what none after them does, by halving. */
function partitionPoint<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

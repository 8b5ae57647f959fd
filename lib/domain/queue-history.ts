import { type UnixSeconds, type Wei, wei } from '@/lib/units/units';

import type { QueueFlows } from './queue-eta-simulation';

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
  readonly deposits: Wei;
  /** The last request that was paid by then. */
  readonly paidUpTo: bigint;
}

/** When a request was made. */
export interface AskedRequest {
  readonly id: bigint;
  readonly at: UnixSeconds;
}

/** What recent reports teach about the next ones. */
export interface QueueHistory {
  /** Reference time of the last report that landed. */
  readonly lastReport: UnixSeconds;
  readonly landingDelays: readonly bigint[];
  readonly flows: QueueFlows;
  /** As `QueueState.exitFrames` has them. */
  readonly exitFrames: readonly bigint[];
}

/** A list of reports and requests, oldest first. */
export interface QueuePast {
  readonly reports: readonly QueueReport[];
  readonly requests: readonly AskedRequest[];
}

/**
 * What a queue's past says of its next reports.
 * @param past reports and requests, oldest first; of the first report, only the time counts: what came in before it is not
 *   all in the list
 * @param frameSeconds the length of a frame from now on, for which flows are scaled
 * @param marginSeconds how much older than a report's data a request has to be
 * @returns null without a report
 */
export function queueHistory(past: QueuePast, frameSeconds: bigint, marginSeconds: bigint): QueueHistory | null {
  const last = past.reports.at(-1);
  if (last === undefined) return null;
  const whole = past.reports.slice(1).filter(({ elapsed }) => elapsed > 0n);
  const scaled = (amount: (report: QueueReport) => Wei) =>
    whole.map((report) => wei((amount(report) * frameSeconds) / report.elapsed));
  return {
    lastReport: last.reference,
    landingDelays: landingDelays(past.reports),
    flows: { rewards: scaled(({ rewards }) => rewards), deposits: scaled(({ deposits }) => deposits) },
    exitFrames: exitFrames(past, marginSeconds),
  };
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

/** Of requests that the first report that could did not pay: how many reports later they were. */
function exitFrames({ reports, requests }: QueuePast, marginSeconds: bigint): readonly bigint[] {
  return requests.flatMap(({ id, at }) => {
    const first = reports.findIndex(({ reference }) => reference >= at + marginSeconds);
    const paid = reports.findIndex(({ paidUpTo }) => paidUpTo >= id);
    // A request from before the list would seem to be paid by its first report.
    return first <= 0 || paid <= first ? [] : [BigInt(paid - first)];
  });
}

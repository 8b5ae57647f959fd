import type { Shares, UnixSeconds, Wei } from '@/lib/units/units';

import type { AskedRequest, QueuePast } from './queue-history';

/** The hash of a transaction. */
type TransactionHash = `0x${string}`;

/** A request as its event tells it. */
export interface LoggedRequest extends AskedRequest {
  readonly blockNumber: bigint;
  readonly transaction: TransactionHash;
}

/** One report's payment: all requests from one to another, both included. */
export interface QueuePayment {
  readonly firstId: bigint;
  readonly lastId: bigint;
  /** Set aside for them, wei. Less than was asked for after a loss. */
  readonly ether: Wei;
  /** Burnt for it. */
  readonly shares: Shares;
  /** The time of the block it happened in. */
  readonly at: UnixSeconds;
  readonly blockNumber: bigint;
  readonly transaction: TransactionHash;
}

/** A claim of one request. */
export interface QueueClaim {
  readonly id: bigint;
  readonly receiver: `0x${string}`;
  /** Paid out, wei. */
  readonly ether: Wei;
  /** Null when the node did not say its block's time. */
  readonly at: UnixSeconds | null;
  readonly transaction: TransactionHash;
}

/** Everything that happened in a queue over some time, oldest first. */
export interface QueueLife extends QueuePast {
  readonly requests: readonly LoggedRequest[];
  readonly payments: readonly QueuePayment[];
  readonly claims: readonly QueueClaim[];
}

/** The payment that a request was part of; null when it is not in the list. */
export function paymentOf(payments: readonly QueuePayment[], id: bigint): QueuePayment | null {
  return payments.find(({ firstId, lastId }) => firstId <= id && id <= lastId) ?? null;
}

/**
 * What was known of a past at a moment: reports that had landed and requests that had been made.
 * @param past oldest first; a report whose landing is not known is left out
 * @param most of the reports, the newest so many count
 */
export function pastUntil(past: QueuePast, at: UnixSeconds, most: number): QueuePast {
  const landed = past.reports.filter(({ landedAt }) => landedAt !== null && landedAt <= at);
  return newestReports({ reports: landed, requests: past.requests.filter((request) => request.at <= at) }, most);
}

/** The newest so many reports, and what was asked for since the data of the first of them was taken. */
export function newestReports({ reports, requests }: QueuePast, most: number): QueuePast {
  const last = reports.slice(-most);
  const since = last[0]?.reference ?? 0n;
  return { reports: last, requests: requests.filter(({ at }) => at >= since) };
}

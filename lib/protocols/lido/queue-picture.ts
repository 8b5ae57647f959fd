import type { ConsensusSource } from '@/lib/domain/consensus-layer';
import { type EtaScore, type EtaTrial, etaScore } from '@/lib/domain/eta-record';
import { frameSeconds, nextReportFrame, referenceTime } from '@/lib/domain/frames';
import { type NextPayment, nextPayment } from '@/lib/domain/next-payment';
import type { QueueEta } from '@/lib/domain/queue-eta';
import type { QueueHistory } from '@/lib/domain/queue-history';
import type { LoggedRequest, QueueLife, QueuePayment } from '@/lib/domain/queue-life';
import type { Range } from '@/lib/domain/range';
import { type UnixSeconds, unixSeconds, type Wei, wei } from '@/lib/units/units';

import type { BlockRef } from '../protocol';
import { freeBuffer, lidoExitEta } from './exit-eta';
import type { LidoPool } from './pool';

/** Payments told one by one; older ones only count. */
const MOST_PAYMENTS = 90;

/** Why something that is read from logs is not there. */
export type LogsMissing = { readonly status: 'syncing' } | { readonly status: 'unavailable'; readonly reason: string };

/** What logs told of the queue, or why they did not. */
export type QueueLogs =
  | { readonly status: 'ready'; readonly life: QueueLife; readonly history: QueueHistory | null }
  | LogsMissing;

/** Lido's queue at one block: what waits, what can pay it, when, and how it went until now. */
export interface QueuePicture {
  readonly block: BlockRef;
  readonly waiting: QueueWaiting;
  readonly funds: QueueFunds;
  readonly reports: QueueReports;
  /** When a request over that amount would be paid; null when no amount was asked for. */
  readonly estimate: { readonly amount: Wei; readonly eta: QueueEta } | null;
  readonly past: QueueHistoryPart;
  readonly record: EtaRecord;
}

/** What waits to be paid, and what was paid and waits to be claimed. */
export interface QueueWaiting {
  readonly ether: Wei;
  readonly requests: bigint;
  readonly lastRequestId: bigint;
  readonly lastFinalizedId: bigint;
  /** Set aside for requests that are paid and not claimed, wei. */
  readonly claimable: Wei;
  readonly pausedUntil: UnixSeconds | 'indefinitely' | null;
  readonly bunker: boolean;
}

/** What the next report can pay with, wei. Null stands for what the protocol's version does not have. */
export interface QueueFunds {
  readonly buffered: Wei;
  readonly reserved: Wei | null;
  /** Of the buffer, what may pay requests. */
  readonly free: Wei;
  readonly withdrawalVault: Wei;
  readonly rewardsVault: Wei;
  /** Which requests that covers; null when the queue is too long to be read in full. */
  readonly covers: NextPayment | null;
  readonly external: Wei | null;
  readonly validators: { readonly working: Wei; readonly pending: Wei; readonly depositedSince: Wei } | null;
}

/** When reports come. */
export interface QueueReports {
  readonly frameSeconds: bigint;
  readonly marginSeconds: bigint;
  /** The data of the last one that landed; null while logs are not known. */
  readonly last: UnixSeconds | null;
  readonly next: {
    /** When its data is taken, by the frame clock. */
    readonly reference: UnixSeconds;
    /** It pays requests that were made at this time or before. */
    readonly cutOff: UnixSeconds;
    /** When it lands, as recent ones did; null while none are known. */
    readonly landing: Range<UnixSeconds> | null;
  };
}

/** What reports paid until now, newest first. */
export type QueueHistoryPart =
  | {
      readonly status: 'ready';
      readonly since: UnixSeconds | null;
      readonly count: number;
      readonly payments: readonly PastPayment[];
    }
  | LogsMissing;

/** One report's payment with what is known of its requests. */
export interface PastPayment extends QueuePayment {
  /** Asked for by them, wei; null when some were made before the logs begin. */
  readonly asked: Wei | null;
  /** How long the first and the last of them waited, seconds; null when that is not known. */
  readonly waited: { readonly longest: bigint; readonly shortest: bigint } | null;
}

/** How estimates would have done: made again for past requests with what was known then. */
export type EtaRecord =
  | {
      readonly status: 'ready';
      /** How many requests are to be tried; fewer are done while it is being worked out. */
      readonly wanted: number;
      readonly score: EtaScore;
      readonly trials: readonly EtaTrial[];
    }
  /** No node keeps the states that are needed. */
  | { readonly status: 'not-kept' }
  | LogsMissing;

/** What a picture is made from. */
export interface QueuePictureParts {
  readonly pool: LidoPool;
  readonly block: BlockRef;
  readonly logs: QueueLogs;
  readonly record: EtaRecord;
  readonly consensus: ConsensusSource;
}

/**
 * Lido's queue at the block of a pool's picture.
 * @param amount what would be asked for now, wei
 */
export function lidoQueuePicture(
  { pool, block, logs, record, consensus }: QueuePictureParts,
  amount: Wei | null,
): QueuePicture {
  const { queue, payout } = pool;
  const history = logs.status === 'ready' ? logs.history : null;
  const past = { history, consensus };
  return {
    block,
    waiting: {
      ether: queue.unfinalized,
      requests: queue.unfinalizedCount,
      lastRequestId: queue.lastRequestId,
      lastFinalizedId: queue.lastFinalizedId,
      claimable: queue.locked,
      pausedUntil: payout.pausedUntil,
      bunker: queue.bunker,
    },
    funds: fundsOf(pool),
    reports: reportsOf(pool, block, history),
    estimate:
      amount === null ? null : { amount, eta: lidoExitEta(pool, past, { kind: 'amount', amount }, block.timestamp) },
    past: logs.status === 'ready' ? pastOf(logs.life) : logs,
    record,
  };
}

function fundsOf(pool: LidoPool): QueueFunds {
  const { ether, payout, queue } = pool;
  const free = freeBuffer(pool);
  const budget = wei(free + payout.vaults.withdrawals + payout.vaults.rewards);
  const { consensusLayer } = payout;
  return {
    buffered: ether.buffered,
    reserved: payout.depositsReserve?.now ?? null,
    free,
    withdrawalVault: payout.vaults.withdrawals,
    rewardsVault: payout.vaults.rewards,
    covers: queue.pending === null ? null : nextPayment(queue.pending, budget),
    external: payout.external,
    validators:
      consensusLayer === null
        ? null
        : {
            working: consensusLayer.validators,
            pending: consensusLayer.pending,
            depositedSince: consensusLayer.depositedSince,
          },
  };
}

function reportsOf({ payout }: LidoPool, block: BlockRef, history: QueueHistory | null): QueueReports {
  const { clock, marginSeconds } = payout;
  // Without logs it is not known whether the report of this frame has landed; the one after it surely has not.
  const last = history?.lastReport ?? block.timestamp;
  const reference = referenceTime(clock, nextReportFrame(clock, block.timestamp, last));
  return {
    frameSeconds: frameSeconds(clock),
    marginSeconds,
    last: history?.lastReport ?? null,
    next: {
      reference,
      cutOff: unixSeconds(reference - marginSeconds),
      landing: history === null ? null : landingOf(reference, history.landingDelays),
    },
  };
}

/** By nearest rank, rounded up. */
function landingOf(reference: UnixSeconds, delays: readonly bigint[]): Range<UnixSeconds> | null {
  const sorted = delays.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [p10, p50, p90] = [10, 50, 90].map((percent) => sorted[Math.ceil((sorted.length * percent) / 100) - 1]);
  if (p10 === undefined || p50 === undefined || p90 === undefined) return null;
  const at = (delay: bigint) => unixSeconds(reference + delay);
  return { p10: at(p10), p50: at(p50), p90: at(p90) };
}

function pastOf({ reports, requests, payments }: QueueLife): QueueHistoryPart {
  const byId = new Map(requests.map((request) => [request.id, request]));
  return {
    status: 'ready',
    since: reports[0]?.reference ?? null,
    count: payments.length,
    payments: payments
      .slice(-MOST_PAYMENTS)
      .map((payment) => withRequests(payment, byId))
      .toReversed(),
  };
}

function withRequests(payment: QueuePayment, byId: ReadonlyMap<bigint, LoggedRequest>): PastPayment {
  const count = Number(payment.lastId - payment.firstId) + 1;
  const found = Array.from({ length: count }, (_, index) => byId.get(payment.firstId + BigInt(index)));
  const known = found.flatMap((request) => (request === undefined ? [] : [request]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || known.length !== count)
    return { ...payment, asked: null, waited: null };
  return {
    ...payment,
    asked: wei(known.reduce((sum, { amount }) => sum + amount, 0n)),
    waited: { longest: payment.at - first.at, shortest: payment.at - last.at },
  };
}

/** The record of trials, newest first. */
export function recordOf(trials: readonly EtaTrial[], wanted: number): EtaRecord {
  return {
    status: 'ready',
    wanted,
    score: etaScore(trials),
    trials: trials.toSorted((a, b) => (a.id < b.id ? 1 : -1)),
  };
}

import type { Address } from 'viem';

import type { ConsensusSource } from '@/lib/domain/consensus-layer';
import type { QueueEta } from '@/lib/domain/queue-eta';
import { paymentOf, type QueueClaim, type QueuePayment } from '@/lib/domain/queue-life';
import { type QueuePlace, queuePlace } from '@/lib/domain/queue-place';
import type { Result } from '@/lib/result';
import { RAY, type Ray, ray, type Shares, type UnixSeconds, type Wei, wei } from '@/lib/units/units';

import type { BlockRef } from '../protocol';
import { imageOfToken, type NoImage } from '../token-image';
import { lidoExitEta } from './exit-eta';
import type { LidoPool } from './pool';
import type { LogsMissing, QueueLogs } from './queue-picture';
import type { LidoRequest } from './request-reads';
import { ROUNDING_WEI } from './rounding';

/** One withdrawal request at one block: where it stands, what happened to it, what it pays. */
export interface RequestPicture {
  readonly block: BlockRef;
  readonly id: bigint;
  readonly state: 'waiting' | 'claimable' | 'claimed';
  /** Who may claim it; once it is claimed, who did. */
  readonly owner: Address;
  /** Asked for, wei: the most it can pay. */
  readonly nominal: Wei;
  readonly shares: Shares;
  readonly requestedAt: UnixSeconds;
  /** While it waits. Null when it does not, or the queue is too long to be read in full. */
  readonly place: QueuePlace | null;
  readonly eta: QueueEta | null;
  /** What a claim pays, or paid, wei; null while it waits, and for a claim that is older than the logs. */
  readonly pays: Wei | null;
  readonly discount: RequestDiscount | null;
  readonly happened: RequestEvents;
  readonly image: Result<string, NoImage>;
}

/** That it pays less than was asked for, because the share rate fell while it waited. */
export interface RequestDiscount {
  readonly ether: Wei;
  /** ETH per share when it was asked for and when it was paid, in 1e27, rounded down. */
  readonly rateAsked: Ray;
  readonly ratePaid: Ray;
}

/** What logs tell of it. A part is null when it has not happened, or is older than `since`. */
export type RequestEvents =
  | {
      readonly status: 'ready';
      /** How far back logs were read; null when there is no report in them. */
      readonly since: UnixSeconds | null;
      readonly asked: { readonly at: UnixSeconds; readonly transaction: `0x${string}` } | null;
      readonly paid: (QueuePayment & { readonly report: UnixSeconds | null }) | null;
      readonly claimed: QueueClaim | null;
    }
  | LogsMissing;

/** What a picture is made from. */
export interface RequestPictureParts {
  readonly pool: LidoPool;
  readonly block: BlockRef;
  readonly logs: QueueLogs;
  readonly consensus: ConsensusSource;
}

/** One request, from what the queue says of it and what its logs tell. */
export function lidoRequestPicture(
  { pool, block, logs, consensus }: RequestPictureParts,
  request: LidoRequest,
): RequestPicture {
  const { id, owner, nominal, shares, requestedAt, tokenUri } = request;
  const state = request.claimed ? 'claimed' : request.finalized ? 'claimable' : 'waiting';
  const happened = eventsOf(logs, id);
  const pays = payOf(request, happened);
  const history = logs.status === 'ready' ? logs.history : null;
  const ask = { kind: 'request', id, requestedAt } as const;
  return {
    block,
    id,
    state,
    owner,
    nominal,
    shares,
    requestedAt,
    place: state === 'waiting' && pool.queue.pending !== null ? queuePlace(pool.queue.pending, id) : null,
    eta: state === 'waiting' ? lidoExitEta(pool, { history, consensus }, ask, block.timestamp) : null,
    pays,
    discount: pays === null ? null : discountOf(nominal, shares, pays),
    happened,
    image: imageOfToken(tokenUri ?? ''),
  };
}

function payOf({ claimed, claimable }: LidoRequest, happened: RequestEvents): Wei | null {
  if (!claimed) return claimable;
  return happened.status === 'ready' ? (happened.claimed?.ether ?? null) : null;
}

function discountOf(nominal: Wei, shares: Shares, pays: Wei): RequestDiscount | null {
  const missing = nominal - pays;
  if (missing <= ROUNDING_WEI || shares === 0n) return null;
  return {
    ether: wei(missing),
    rateAsked: ray((nominal * RAY) / shares),
    ratePaid: ray((pays * RAY) / shares),
  };
}

function eventsOf(logs: QueueLogs, id: bigint): RequestEvents {
  if (logs.status !== 'ready') return logs;
  const { reports, requests, payments, claims } = logs.life;
  const asked = requests.find((each) => each.id === id);
  const paid = paymentOf(payments, id);
  return {
    status: 'ready',
    since: reports[0]?.reference ?? null,
    asked: asked === undefined ? null : { at: asked.at, transaction: asked.transaction },
    paid: paid === null ? null : { ...paid, report: reportOf(reports, paid) },
    claimed: claims.find((each) => each.id === id) ?? null,
  };
}

/** The data of the report that paid: the first in whose time that request was paid. */
function reportOf(
  reports: readonly { readonly reference: UnixSeconds; readonly paidUpTo: bigint }[],
  { lastId }: QueuePayment,
): UnixSeconds | null {
  const index = reports.findIndex(({ paidUpTo }) => paidUpTo >= lastId);
  // The first report in the list may not be the one that paid.
  return index <= 0 ? null : (reports[index]?.reference ?? null);
}

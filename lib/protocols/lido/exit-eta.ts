import { askedOf, OFFICIAL_BUNKER_FRAMES, type QueueEta, type QueueState, queueEta } from '@/lib/domain/queue-eta';
import type { QueueHistory } from '@/lib/domain/queue-history';
import { queuePlace } from '@/lib/domain/queue-place';
import { type UnixSeconds, unixSeconds, type Wei, wei } from '@/lib/units/units';

import type { ExitAsk, ExitPast } from '../protocol';
import type { LidoPool } from './pool';

/** Paths drawn: enough for steady percentiles, few enough for a page. */
const PATHS = 200;
/** Two months of daily reports. Who waits longer is told that nothing can be said. */
const HORIZON_FRAMES = 60n;
/** Nothing is known of reports. */
const NO_HISTORY: QueueHistory = {
  lastReport: unixSeconds(0n),
  landingDelays: [],
  flows: { rewards: [], deposits: [], depositParts: [] },
  short: [],
};

/**
 * When a request is paid, or one over an amount that is made now and takes the last place in the queue.
 * @param past what recent reports teach; null when none are known
 * @param now the pool's block's time
 * @returns the same for the same arguments
 */
export function lidoExitEta(pool: LidoPool, past: ExitPast, ask: ExitAsk, now: UnixSeconds): QueueEta {
  const place = placeOf(pool, ask, now);
  const consensus = askedOf(past.consensus);
  if (typeof place === 'string') return { kind: 'unknown', reason: place, notBefore: null, changes: [], consensus };
  return queueEta(stateOf(pool, past, place, now), {
    seed: pool.queue.lastRequestId,
    paths: PATHS,
    horizonFrames: HORIZON_FRAMES,
  });
}

interface Place {
  readonly needed: Wei;
  readonly requestedAt: UnixSeconds;
}

function placeOf({ queue }: LidoPool, ask: ExitAsk, now: UnixSeconds): Place | 'not-waiting' | 'queue-too-long' {
  if (ask.kind === 'amount') return { needed: wei(queue.unfinalized + ask.amount), requestedAt: now };
  if (ask.id <= queue.lastFinalizedId || ask.id > queue.lastRequestId) return 'not-waiting';
  if (queue.pending === null) return 'queue-too-long';
  const place = queuePlace(queue.pending, ask.id);
  const own = queue.pending.find(({ id }) => id === ask.id);
  if (place === null || own === undefined) return 'not-waiting';
  return { needed: wei(place.etherAhead + own.amount), requestedAt: ask.requestedAt };
}

function stateOf(pool: LidoPool, past: ExitPast, place: Place, now: UnixSeconds): QueueState {
  const { clock, marginSeconds, vaults, depositsReserve, pausedUntil } = pool.payout;
  const { lastReport, landingDelays, flows, short } = past.history ?? NO_HISTORY;
  return {
    ...place,
    clock,
    now,
    lastReport,
    buffer: freeBuffer(pool),
    vaults: wei(vaults.withdrawals + vaults.rewards),
    reserveTarget: depositsReserve?.target ?? wei(0n),
    marginSeconds,
    pausedUntil,
    bunkerFrames: pool.queue.bunker ? OFFICIAL_BUNKER_FRAMES : null,
    landingDelays,
    flows,
    consensus: past.consensus,
    short,
  };
}

/** Of the buffer, what may pay requests, wei: all of it where the version keeps nothing for deposits. */
export function freeBuffer({ ether, payout: { depositsReserve } }: LidoPool): Wei {
  const free = ether.buffered - (depositsReserve?.now ?? 0n);
  return wei(free > 0n ? free : 0n);
}

import { referenceTime } from '../../../lib/domain/frames';
import { type QueueState, queueEta } from '../../../lib/domain/queue-eta';
import { ONE_ETHER, unixSeconds, wei } from '../../../lib/units/units';
import { RUN, type Sample } from './backtest';
import { CLOCK, MARGIN_SECONDS } from './world';

const FRAME = 1_000n;
const TIMES = 50;

/** The estimate that takes longest, several times over: every path goes on to the horizon, because nothing ever pays. */
export function longestWait(): readonly Sample[] {
  return Array.from({ length: TIMES }, (_, index) => {
    const start = performance.now();
    const eta = queueEta(STATE, { ...RUN, seed: BigInt(index) });
    const tookMs = performance.now() - start;
    if (eta.kind !== 'unknown') throw new Error('what cannot be paid is paid');
    return { scenario: 'longest', asked: false, rule: eta.reason, verdict: null, widthDays: 0, waitDays: 0, tookMs };
  });
}

const MANY = Array.from({ length: 90 }, (_, index) => wei(BigInt(20 + index) * ONE_ETHER));
const LAST_REPORT = referenceTime(CLOCK, FRAME);
const NOW = unixSeconds(LAST_REPORT + 3_600n);

const STATE: QueueState = {
  clock: CLOCK,
  now: NOW,
  lastReport: LAST_REPORT,
  requestedAt: NOW,
  needed: wei(100_000n * ONE_ETHER),
  buffer: wei(0n),
  vaults: wei(0n),
  reserveTarget: wei(0n),
  marginSeconds: MARGIN_SECONDS,
  pausedUntil: null,
  bunkerFrames: null,
  landingDelays: MANY.map((_, index) => BigInt(1_200 + 10 * index)),
  flows: { rewards: MANY, deposits: MANY, depositParts: MANY },
  consensus: { status: 'off' },
  short: [],
};

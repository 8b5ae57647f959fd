import type { ConsensusSource } from '../../../lib/domain/consensus-layer';
import { frameSeconds } from '../../../lib/domain/frames';
import { type QueueEta, type QueueState, queueEta } from '../../../lib/domain/queue-eta';
import { queueHistory } from '../../../lib/domain/queue-history';
import { unixSeconds, wei } from '../../../lib/units/units';
import type { Scenario } from './scenario';
import { CLOCK, MARGIN_SECONDS, type SimulatedRequest, World } from './world';

/** Reports that teach, as many as the app looks back. */
const WINDOW = 90;
const DAYS = 365;
const TERMS = { frameSeconds: frameSeconds(CLOCK), marginSeconds: MARGIN_SECONDS, reserved: wei(0n) };
/** As the app asks. */
export const RUN = { paths: 200, horizonFrames: 60n };

/** One estimate beside what came. */
export interface Sample {
  readonly scenario: string;
  /** Whether the consensus layer was asked. */
  readonly asked: boolean;
  readonly rule: string;
  /** Null when no range was given, or the simulation ended first. */
  readonly verdict: 'earlier' | 'inside' | 'later' | null;
  /** From P10 to P90, days. */
  readonly widthDays: number;
  readonly waitDays: number;
  /** Of making the estimate, its history included, ms. */
  readonly tookMs: number;
}

interface Look {
  readonly request: SimulatedRequest;
  readonly asked: boolean;
  readonly eta: QueueEta;
  readonly now: bigint;
  readonly tookMs: number;
}

/**
 * Plays a year and estimates, each time a request is made, that one and one of those that wait already, with what is
 * known then: the buffer, the vaults, the queue, and the reports of the last 90 days.
 */
export function backtest(scenario: Scenario, seed: number): readonly Sample[] {
  const world = new World(scenario, seed);
  const looks: Look[] = [];
  for (let day = 0; day < WINDOW + DAYS; day += 1) {
    world.playFrame((now) => {
      if (day >= WINDOW) looks.push(...lookAt(world, now));
    });
  }
  return looks.map((look) => judge(scenario, look));
}

function lookAt(world: World, now: bigint): readonly Look[] {
  const waiting = world.waiting();
  // One request in three teaches as much; estimates take most of the time.
  if (world.requests.length % 3 !== 0 && world.scenario.requests.perDay > 1) return [];
  const newest = waiting.length - 1;
  const other = (Number(now) * 7_919) % waiting.length;
  const places = other === newest ? [newest] : [newest, other];
  return places.flatMap((place) => {
    const request = waiting[place];
    if (request === undefined) return [];
    return [false, true].map((asked): Look => {
      const consensus = asked ? ({ status: 'read', layer: world.consensusAt(now) } as const) : NOT_ASKED;
      const start = performance.now();
      const eta = estimate(world, waiting, place, now, consensus);
      return { request, asked, now, eta, tookMs: performance.now() - start };
    });
  });
}

const NOT_ASKED = { status: 'off' } as const;

function estimate(
  world: World,
  waiting: readonly SimulatedRequest[],
  place: number,
  now: bigint,
  consensus: ConsensusSource,
): QueueEta {
  const past = { reports: world.reports.slice(-WINDOW), requests: world.requests };
  const history = queueHistory(past, TERMS);
  const state: QueueState = {
    clock: CLOCK,
    now: unixSeconds(now),
    lastReport: history?.lastReport ?? unixSeconds(0n),
    requestedAt: unixSeconds(waiting[place]?.at ?? 0n),
    needed: wei(waiting.slice(0, place + 1).reduce((sum, { amount }) => sum + amount, 0n)),
    buffer: wei(world.bufferWei),
    vaults: wei(world.vaultsWei(now)),
    reserveTarget: wei(0n),
    marginSeconds: MARGIN_SECONDS,
    pausedUntil: null,
    bunkerFrames: null,
    landingDelays: history?.landingDelays ?? [],
    flows: history?.flows ?? { rewards: [], deposits: [], depositParts: [] },
    consensus,
    short: history?.short ?? [],
  };
  return queueEta(state, { ...RUN, seed: waiting[place]?.id ?? 0n });
}

function judge({ name }: Scenario, { request, asked, eta, now, tookMs }: Look): Sample {
  const days = (seconds: bigint) => Number(seconds) / 86_400;
  if (eta.kind === 'unknown' || request.paidAt === null) {
    const rule = eta.kind === 'unknown' ? eta.reason : eta.rule;
    return { scenario: name, asked, rule, verdict: null, widthDays: 0, waitDays: 0, tookMs };
  }
  const { p10, p90 } = eta.at;
  const { paidAt } = request;
  return {
    scenario: name,
    asked,
    rule: eta.rule,
    verdict: paidAt < p10 ? 'earlier' : paidAt > p90 ? 'later' : 'inside',
    widthDays: days(p90 - p10),
    waitDays: days(paidAt - now),
    tookMs,
  };
}

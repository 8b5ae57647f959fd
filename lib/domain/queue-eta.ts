import { ONE_ETHER, type UnixSeconds, unixSeconds, type Wei, wei } from '@/lib/units/units';

import { type ConsensusSource, type KnownArrival, soonestPayable } from './consensus-layer';
import { exitTurnarounds, type ShortRequest, turnaroundsKnown } from './exit-turnaround';
import { type FrameClock, firstFrameFrom, nextReportFrame, referenceTime } from './frames';
import {
  type EtaGate,
  type EtaModel,
  type EtaOutcome,
  type EtaRule,
  type EtaRun,
  type ExitTurnaround,
  type Leaving,
  type QueueFlows,
  simulateEta,
} from './queue-eta-simulation';
import type { Range } from './range';

/** Bunker mode holds requests for 14 frames in Lido's own estimate (withdrawals-api, how-estimation-works). */
export const OFFICIAL_BUNKER_FRAMES: readonly bigint[] = [14n];

/** What is read of a queue to say when a request is paid. All amounts of one block. */
export interface QueueState {
  readonly clock: FrameClock;
  readonly now: UnixSeconds;
  /** Reference time of the last report that landed. */
  readonly lastReport: UnixSeconds;
  /** When the request was made; now for one that is only being considered. */
  readonly requestedAt: UnixSeconds;
  /** Everything waiting up to and including the request, wei. */
  readonly needed: Wei;
  /** In the buffer and not reserved for deposits, wei. */
  readonly buffer: Wei;
  /** In the vaults for withdrawals and rewards, wei. */
  readonly vaults: Wei;
  /** Refilled by each report before requests are paid, wei; zero for a protocol without such a reserve. */
  readonly reserveTarget: Wei;
  /** A report pays only requests that are older than its reference time by this many seconds. */
  readonly marginSeconds: bigint;
  /** Null while the queue runs; else when it resumes, or `indefinitely`. */
  readonly pausedUntil: UnixSeconds | 'indefinitely' | null;
  /** Null outside bunker mode; else how many frames from now it may hold requests, one of which is drawn per path. */
  readonly bunkerFrames: readonly bigint[] | null;
  /** Seconds from a reference time to its report on chain, one entry a recent frame. */
  readonly landingDelays: readonly bigint[];
  readonly flows: QueueFlows;
  readonly consensus: ConsensusSource;
  /** Past requests that had to wait for ETH: they teach how long exits take. Empty when there were none. */
  readonly short: readonly ShortRequest[];
}

/** Why no time can be given. */
export type EtaUnknown =
  /** It is paid already, or was never asked for. */
  | 'not-waiting'
  /** More requests wait than one read carries, so its place is not known. */
  | 'queue-too-long'
  | 'paused-indefinitely'
  | 'bunker-without-length'
  | 'no-report-history'
  | 'no-reward-history'
  | 'beyond-horizon';

/** Something that would move the answer. */
export type EtaChange =
  | { readonly kind: 'queue-resumes' }
  | { readonly kind: 'bunker-ends' }
  | { readonly kind: 'bunker-begins' }
  | { readonly kind: 'report-missed' }
  /** Asked before this time it would have been paid a report earlier. */
  | { readonly kind: 'asked-before'; readonly at: UnixSeconds }
  /** This much more ETH in the buffer, wei, and the next report pays. */
  | { readonly kind: 'ether-arrives'; readonly missing: Wei }
  /** The answer leaves this source out, because nothing is known of it. */
  | { readonly kind: 'source-known'; readonly source: 'deposits' | 'exits' | 'exiting-validators' };

/** Which inputs it was worked out from, besides contracts and logs: what a beacon node said, and of when that is. */
export type EtaConsensus =
  | { readonly status: 'read'; readonly at: UnixSeconds }
  | Exclude<ConsensusSource, { readonly status: 'read' }>;

/** When a request is paid: a range with the rule that decided its middle, or why there is none. */
export type QueueEta =
  | {
      readonly kind: 'range';
      readonly at: Range<UnixSeconds>;
      readonly rule: EtaRule;
      readonly changes: readonly EtaChange[];
      readonly consensus: EtaConsensus;
    }
  | {
      readonly kind: 'unknown';
      readonly reason: EtaUnknown;
      /** Not earlier than this, when that much is known. */
      readonly notBefore: UnixSeconds | null;
      readonly changes: readonly EtaChange[];
      readonly consensus: EtaConsensus;
    };

/**
 * When a withdrawal request will be ready to claim, as Lido's estimation orders the cases (withdrawals-api,
 * how-estimation-works): a paused queue, bunker mode and the request margin decide which report may pay first; then buffer,
 * vaults, rewards, deposits and exits decide which report has the ETH. Where Lido's estimate takes averages, this draws
 * recent frames at random, many times, and gives the 10th, 50th and 90th percentile by nearest rank, rounded up: late
 * rather than early. The two ends are moved outwards for how little the past says, see {@link summary}. Times are landings of reports, never moments between them.
 * @param run paths at least 1; a seed the caller keeps (such as the block number) makes the answer repeatable
 * @example 500 ETH needed and 600 ETH free in the buffer: the next report, whatever the flows
 */
export function queueEta(state: QueueState, run: EtaRun): QueueEta {
  if (run.paths < 1 || run.horizonFrames < 1n) throw new RangeError('nothing to simulate');
  const nextFrame = nextReportFrame(state.clock, state.now, state.lastReport);
  const gates = gatesOf(state, nextFrame);
  const exits = exitsOf(state, nextFrame);
  const changes = changesOf(state, gates, exits);
  const reason = missingInput(state);
  const said = { changes, consensus: askedOf(state.consensus) };
  if (reason !== null) return { kind: 'unknown', reason, notBefore: earliest(state, gates), ...said };
  const model = { ...state, nextFrame, gates, leaving: leavingOf(state), exits };
  return summary(simulateEta(model, run), model, said);
}

/** What a source was asked for, without what it said. */
export function askedOf(source: ConsensusSource): EtaConsensus {
  return source.status === 'read' ? { status: 'read', at: source.layer.at } : source;
}

/** What is under way, and what has to be asked for besides; null when the consensus layer was not asked. */
function leavingOf(state: QueueState): Leaving | null {
  if (state.consensus.status !== 'read') return null;
  const { layer } = state.consensus;
  // What was surely swept between the reading and now is in the vaults already, and counted there.
  const arrivals = layer.arrivals.filter(({ to }) => to > state.now || layer.at >= state.now);
  const missing = state.needed - state.buffer - state.vaults - sumOf(arrivals);
  const asked = wei(missing > 0n ? missing : 0n);
  return {
    arrivals,
    asked,
    soonest: asked === 0n ? null : soonestPayable(layer, asked, state.clock),
    validators: (asked + WEI_PER_VALIDATOR - 1n) / WEI_PER_VALIDATOR,
    sweepSeconds: layer.sweepSeconds,
  };
}

function sumOf(arrivals: readonly KnownArrival[]): bigint {
  return arrivals.reduce((sum, { amount }) => sum + amount, 0n);
}

/** consensus-specs, electra: MIN_ACTIVATION_BALANCE. Those with more are fewer, and swept no later. */
const WEI_PER_VALIDATOR = 32n * ONE_ETHER;

/** How long exits take for what is missing, given that the request has waited already. */
function exitsOf(state: QueueState, nextFrame: bigint): ExitTurnaround {
  const since = marginFrame(state);
  const missing = state.needed - state.buffer - state.vaults;
  if (missing <= 0n) return { since, frames: [], observed: 0 };
  const waited = nextFrame - 1n - since;
  return {
    since,
    frames: exitTurnarounds(state.short, wei(missing), waited),
    observed: turnaroundsKnown(state.short, wei(missing), waited),
  };
}

/** The first frame whose data is taken late enough after the request. */
function marginFrame({ clock, requestedAt, marginSeconds }: QueueState): bigint {
  return firstFrameFrom(clock, unixSeconds(requestedAt + marginSeconds));
}

function missingInput({ needed, buffer, vaults, ...state }: QueueState): EtaUnknown | null {
  if (state.pausedUntil === 'indefinitely') return 'paused-indefinitely';
  if (state.bunkerFrames?.length === 0) return 'bunker-without-length';
  if (state.landingDelays.length === 0) return 'no-report-history';
  return buffer + vaults < needed && state.flows.rewards.length === 0 ? 'no-reward-history' : null;
}

/** In the order in which they are looked at. One that lets the next report pay is none. */
function gatesOf(state: QueueState, nextFrame: bigint): readonly EtaGate[] {
  const { clock, pausedUntil, bunkerFrames } = state;
  const gates: EtaGate[] = [];
  // A report whose data is taken before the queue resumes may still land after it; that is not counted on.
  if (pausedUntil !== null && pausedUntil !== 'indefinitely')
    gates.push({ rule: 'paused', frames: [firstFrameFrom(clock, pausedUntil)] });
  const current = firstFrameFrom(clock, unixSeconds(state.now + 1n)) - 1n;
  if (bunkerFrames !== null && bunkerFrames.length > 0)
    gates.push({ rule: 'bunker', frames: bunkerFrames.map((frames) => current + frames) });
  gates.push({ rule: 'margin', frames: [marginFrame(state)] });
  return gates.filter(({ frames }) => frames.some((frame) => frame > nextFrame));
}

/** The reference time of the first frame that every gate may let pass; null when a pause has no end. */
function earliest(state: QueueState, gates: readonly EtaGate[]): UnixSeconds | null {
  if (state.pausedUntil === 'indefinitely') return null;
  const soonest = gates.map(({ frames }) => frames.reduce((least, frame) => (frame < least ? frame : least)));
  const next = nextReportFrame(state.clock, state.now, state.lastReport);
  return referenceTime(
    state.clock,
    soonest.reduce((most, frame) => (frame > most ? frame : most), next),
  );
}

function changesOf(state: QueueState, gates: readonly EtaGate[], { frames }: ExitTurnaround): readonly EtaChange[] {
  const changes: EtaChange[] = [{ kind: 'report-missed' }];
  if (state.pausedUntil !== null) changes.push({ kind: 'queue-resumes' });
  changes.push({ kind: state.bunkerFrames === null ? 'bunker-begins' : 'bunker-ends' });
  const margin = gates.find(({ rule }) => rule === 'margin')?.frames[0];
  if (margin !== undefined) {
    const before = referenceTime(state.clock, margin - 1n) - state.marginSeconds;
    changes.push({ kind: 'asked-before', at: unixSeconds(before + 1n) });
  }
  const missing = state.needed - state.buffer - state.vaults;
  if (missing <= 0n) return changes;
  changes.push({ kind: 'ether-arrives', missing: wei(missing) });
  if (state.flows.deposits.length === 0) changes.push({ kind: 'source-known', source: 'deposits' });
  if (frames.length === 0) changes.push({ kind: 'source-known', source: 'exits' });
  if (state.consensus.status === 'off') changes.push({ kind: 'source-known', source: 'exiting-validators' });
  return changes;
}

/**
 * A range only when enough paths for its end reach it; else only that it is not before its beginning.
 *
 * The paths are drawn from few past observations, and what comes next falls beyond the k-th smallest of n in
 * (n + 1 − k) ÷ (n + 1) of all cases (order statistics of a sample). So the ends are those of ranks 0.1 and 0.9 of n + 1,
 * rounded outwards, instead of n: 91.1 of 100 paths with 90 reports, 95 with 20.
 */
function summary(
  outcomes: readonly EtaOutcome[],
  model: EtaModel,
  said: { readonly changes: readonly EtaChange[]; readonly consensus: EtaConsensus },
): QueueEta {
  const reached = outcomes.filter((outcome) => outcome.reached);
  const rankOf = (part: number) => Math.min(outcomes.length, Math.max(1, Math.ceil(outcomes.length * part)));
  const middle = reached[rankOf(0.5) - 1];
  const known = middle === undefined ? 0 : observationsOf(middle.rule, model);
  const p10 = reached[rankOf(lowerPart(known)) - 1];
  // Outwards as far as anything was ever seen; that nine paths in ten are paid at all is what makes it a range.
  const p90 =
    reached[rankOf(0.9) - 1] === undefined ? undefined : (reached[rankOf(upperPart(known)) - 1] ?? reached.at(-1));
  const notBefore = (p10 ?? outcomes[0])?.at ?? null;
  if (p10 === undefined || middle === undefined || p90 === undefined)
    return { kind: 'unknown', reason: 'beyond-horizon', notBefore, ...said };
  return { kind: 'range', at: { p10: p10.at, p50: middle.at, p90: p90.at }, rule: middle.rule, ...said };
}

/**
 * From how many observations what decided was drawn: past requests that exits paid, else recent reports. The latter is the
 * same whatever the amount, so that more ETH ahead is not earlier.
 */
function observationsOf(rule: EtaRule, { landingDelays, flows, exits, leaving }: EtaModel): number {
  if (rule === 'exits' && (leaving === null || leaving.asked > 0n)) return exits.observed;
  return Math.max(landingDelays.length, flows.rewards.length);
}

function lowerPart(known: number): number {
  return known === 0 ? 0.1 : Math.min(0.1, Math.floor((known + 1) * 0.1) / known);
}

function upperPart(known: number): number {
  return known === 0 ? 0.9 : Math.min(1, Math.ceil((known + 1) * 0.9) / known);
}

import { type UnixSeconds, unixSeconds, type Wei } from '@/lib/units/units';

import type { KnownArrival } from './consensus-layer';
import { type FrameClock, firstFrameFrom, frameSeconds, referenceTime } from './frames';
import { type RandomStream, seededRandom } from './seeded-random';

/** What recent frames brought in, one entry a frame, wei. An empty list means that it is not known. */
export interface QueueFlows {
  /** Rewards that reached the pool: execution-layer rewards and swept validator rewards. */
  readonly rewards: readonly Wei[];
  /** ETH deposited by users. */
  readonly deposits: readonly Wei[];
  /**
   * The same by eighths of a frame, for what is left of the one that has begun: a part of a day's mean would hide that most
   * hours bring nothing and some a lot. Empty when only sums are known.
   */
  readonly depositParts: readonly Wei[];
}

/** Parts of a frame in {@link QueueFlows.depositParts}. */
export const FRAME_PARTS = 8n;

/**
 * How long exits took when a queue was short. Validators are asked to leave for what a report cannot pay, so that what
 * they bring follows the queue: their time can be learned from the past, their amount cannot.
 */
export interface ExitTurnaround {
  /** The first frame whose report may pay the request; exits are asked for when it does not. */
  readonly since: bigint;
  /** Equally likely frames from then until exits have paid, one of which is drawn per path. Empty: not known. */
  readonly frames: readonly bigint[];
  /** Past requests that this is learned from. */
  readonly observed: number;
}

/** What the consensus layer says of ETH that comes from validators. */
export interface Leaving {
  /** Under way already. */
  readonly arrivals: readonly KnownArrival[];
  /** What has to be asked for besides, wei; 0 when what is under way covers what is missing. */
  readonly asked: Wei;
  /** Before this time nothing of it can be paid out, whoever asks for it; null when that is not known. */
  readonly soonest: UnixSeconds | null;
  /** Validators of which that is; the last of them to be swept decides. */
  readonly validators: bigint;
  /** Seconds in which the sweep passes everybody once. */
  readonly sweepSeconds: bigint;
}

/** What decided when a request is paid. `margin`, `bunker` and `paused` held it although the ETH was there. */
export type EtaRule = 'paused' | 'bunker' | 'margin' | 'buffer' | 'vaults' | 'rewards-only' | 'deposits' | 'exits';

/** A gate that keeps reports of earlier frames from paying. */
export interface EtaGate {
  readonly rule: 'paused' | 'bunker' | 'margin';
  /** One entry is drawn per path. */
  readonly frames: readonly bigint[];
}

/** Everything a path needs; {@link queueEta} prepares it. */
export interface EtaModel {
  readonly clock: FrameClock;
  readonly now: UnixSeconds;
  /** The frame of the next report. */
  readonly nextFrame: bigint;
  /** Everything to be paid up to and including the request, wei. */
  readonly needed: Wei;
  /** Free in the buffer, wei. */
  readonly buffer: Wei;
  /** In the vaults that the next report collects, wei. */
  readonly vaults: Wei;
  /** What each report puts aside for deposits before requests are paid, at most its rewards, wei. */
  readonly reserveTarget: Wei;
  readonly flows: QueueFlows;
  /** Null when the consensus layer was not asked. */
  readonly leaving: Leaving | null;
  readonly exits: ExitTurnaround;
  readonly gates: readonly EtaGate[];
  /** Seconds from a reference time to the report on chain, one entry a frame; a report that was missed counts until the next. */
  readonly landingDelays: readonly bigint[];
}

/** How many paths, how far, and from which seed. */
export interface EtaRun {
  readonly seed: bigint;
  readonly paths: number;
  readonly horizonFrames: bigint;
}

/** Where one path ended. `reached` is false when the horizon came first; `at` is then the horizon's end. */
export interface EtaOutcome {
  readonly at: UnixSeconds;
  readonly rule: EtaRule;
  readonly reached: boolean;
}

/**
 * Draws the paths and returns how each ended, soonest first. A path draws what it needs in a fixed order that does not
 * depend on the amount, so that the same seed gives the same answer and more ETH ahead can only mean later.
 */
export function simulateEta(model: EtaModel, run: EtaRun): readonly EtaOutcome[] {
  const seeds = seededRandom(run.seed);
  const steps = stepsOf(model, run);
  const outcomes = Array.from({ length: run.paths }, () => onePath(model, steps, seededRandom(seeds.next())));
  return outcomes.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}

/** One frame of every path: how much of a frame's flows arrives for its report, and what is known to. */
interface FrameStep {
  readonly frame: bigint;
  /** Seconds of it that are still to come; null for a whole frame. */
  readonly seconds: bigint | null;
  /** Wei that are known to arrive for it, one entry for each of {@link PACES}. */
  readonly known: readonly bigint[];
}

/** An arrival is somewhere between its earliest and its latest time, in a path all of them at the same part of that. */
const PACES = 8n;

/** Part of a frame for the first, nothing when its data was taken already; what is there by then counts for the next report. */
function stepsOf(model: EtaModel, { horizonFrames }: EtaRun): readonly FrameStep[] {
  const { clock, now, nextFrame } = model;
  const length = frameSeconds(clock);
  const known = knownByFrame(model);
  return Array.from({ length: Number(horizonFrames) }, (_, index) => {
    const frame = nextFrame + BigInt(index);
    const left = referenceTime(clock, frame) - now;
    return {
      frame,
      seconds: left >= length ? null : left < 0n ? 0n : left,
      known: known.map((amounts) => amounts.get(frame) ?? 0n),
    };
  });
}

/** What arrives for the report of each frame, wei; what was there before counts for the first. */
function knownByFrame({ clock, nextFrame, leaving }: EtaModel): readonly ReadonlyMap<bigint, bigint>[] {
  if (leaving === null) return [];
  return Array.from({ length: Number(PACES) }, (_, pace) => {
    const amounts = new Map<bigint, bigint>();
    for (const { from, to, amount } of leaving.arrivals) {
      const at = unixSeconds(from + ((to - from) * BigInt(pace)) / (PACES - 1n));
      const frame = firstFrameFrom(clock, at);
      const counts = frame > nextFrame ? frame : nextFrame;
      amounts.set(counts, (amounts.get(counts) ?? 0n) + amount);
    }
    return amounts;
  });
}

interface Inflow {
  rewards: bigint;
  deposits: bigint;
  known: bigint;
}

function onePath(model: EtaModel, steps: readonly FrameStep[], random: RandomStream): EtaOutcome {
  const delay = random.pick(model.landingDelays);
  const gates = model.gates.map(({ rule, frames }) => ({ rule, frame: random.pick(frames) }));
  const { since, frames } = model.exits;
  const usual = frames.length === 0 ? null : since + random.pick(frames);
  const exits = model.leaving === null ? untold(usual) : told(model, model.leaving, usual, random);
  const known = { ...model, flows: halfOf(model.flows, random.next()) };
  const inflow: Inflow = { rewards: 0n, deposits: 0n, known: 0n };
  let heldBy: EtaRule | null = null;
  for (const step of steps) {
    addFrame(inflow, known, step, random);
    inflow.known += step.known[exits.pace] ?? 0n;
    const hasExited = exits.frame !== null && exits.frame <= step.frame;
    const rule = ruleOf(model, { ...inflow, known: inflow.known + (hasExited ? exits.asked : 0n) });
    if (rule === null) continue;
    const gate = gates.find((each) => each.frame > step.frame);
    if (gate === undefined) return { at: landing(model, step.frame, delay), rule: heldBy ?? rule, reached: true };
    heldBy = gate.rule;
  }
  const end = steps.at(-1)?.frame ?? model.nextFrame;
  return { at: landing(model, end, delay), rule: heldBy ?? 'exits', reached: false };
}

/** What exits bring in one path: known arrivals at one pace, and so much, wei, in one frame; null when it is not known when. */
interface PathExits {
  readonly pace: number;
  readonly frame: bigint | null;
  readonly asked: bigint;
}

/** As validators are asked to leave for whatever is missing, exits that are through have brought it. */
const WHATEVER = 1n << 256n;

/** Without the consensus layer, exits take as long as they usually do. */
function untold(usual: bigint | null): PathExits {
  return { pace: 0, frame: usual, asked: WHATEVER };
}

/**
 * With it, what is under way is known; the rest has to be asked for and takes as long as exits usually do, and no less
 * than the exit queue, the wait after it, and the sweep.
 */
function told({ clock }: EtaModel, leaving: Leaving, usual: bigint | null, random: RandomStream): PathExits {
  const { asked, soonest, validators, sweepSeconds } = leaving;
  const pace = Number((random.next() * PACES) >> 64n);
  const sweeps = Array.from({ length: MOST_SWEPT }, () => random.next());
  if (asked === 0n || usual === null) return { pace, frame: null, asked };
  if (soonest === null) return { pace, frame: usual, asked };
  const last = sweeps.slice(0, Number(validators)).reduce((most, one) => (one > most ? one : most), 0n);
  const swept = firstFrameFrom(clock, unixSeconds(soonest + ((last * sweepSeconds) >> 64n)));
  return { pace, frame: swept > usual ? swept : usual, asked };
}

/** The last of so many validators is swept near the end of a round; more make little difference. */
const MOST_SWEPT = 8;

/** A report that is overdue lands no earlier than now. */
function landing({ clock, now }: EtaModel, frame: bigint, delay: bigint): UnixSeconds {
  const at = unixSeconds(referenceTime(clock, frame) + delay);
  return at > now ? at : now;
}

/** Fewer frames are taken whole: half of them would be too few to draw from. */
const LEAST_TO_HALVE = 10;

/**
 * Half of the past, from a random frame on. What a frame brings on average is itself known only from so many frames; means
 * of random halves scatter about as much as the mean of the whole may be off (McCarthy, Pseudo-replication: half samples,
 * 1969). Frames that follow each other stay together, and with them spells of much or little.
 */
function halfOf({ rewards, deposits, depositParts }: QueueFlows, at: bigint): QueueFlows {
  const half = (list: readonly Wei[]) => {
    if (list.length < LEAST_TO_HALVE) return list;
    const start = Number((at * BigInt(list.length)) >> 64n);
    const end = start + Math.ceil(list.length / 2);
    return end <= list.length ? list.slice(start, end) : [...list.slice(start), ...list.slice(0, end - list.length)];
  };
  return { rewards: half(rewards), deposits: half(deposits), depositParts: half(depositParts) };
}

/** Adds what arrives in a frame. */
function addFrame(inflow: Inflow, model: EtaModel, { seconds }: FrameStep, random: RandomStream): void {
  const { clock, flows, reserveTarget } = model;
  const length = frameSeconds(clock);
  const part = (list: readonly Wei[], most: bigint, of: bigint): bigint =>
    list.length === 0 ? 0n : (random.pick(list) * most) / of;
  const rewards = part(flows.rewards, seconds ?? 1n, seconds === null ? 1n : length);
  const deposits =
    seconds === null || flows.depositParts.length === 0
      ? part(flows.deposits, seconds ?? 1n, seconds === null ? 1n : length)
      : drawnParts(flows.depositParts, seconds, length, random);
  inflow.rewards += rewards > reserveTarget ? rewards - reserveTarget : 0n;
  inflow.deposits += deposits;
}

/** Whole parts of a frame, and a part of a part. */
function drawnParts(parts: readonly Wei[], seconds: bigint, length: bigint, random: RandomStream): bigint {
  const eighths = seconds * FRAME_PARTS;
  let sum = 0n;
  for (let left = eighths; left > 0n; left -= length) {
    const amount = random.pick(parts);
    sum += left >= length ? amount : (amount * left) / length;
  }
  return sum;
}

/** The first source with which the sum suffices; null while it does not. */
function ruleOf({ needed, buffer, vaults }: EtaModel, { rewards, deposits, known }: Inflow): EtaRule | null {
  let missing = needed - buffer;
  if (missing <= 0n) return 'buffer';
  missing -= vaults;
  if (missing <= 0n) return 'vaults';
  missing -= rewards;
  if (missing <= 0n) return 'rewards-only';
  missing -= deposits;
  if (missing <= 0n) return 'deposits';
  return missing <= known ? 'exits' : null;
}

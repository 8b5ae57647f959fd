import { type UnixSeconds, unixSeconds, type Wei, wei } from '@/lib/units/units';

import { type FrameClock, firstFrameFrom, frameSeconds, referenceTime } from './frames';
import { type RandomStream, seededRandom } from './seeded-random';

/** What recent frames brought in, one entry a frame, wei. An empty list means that it is not known. */
export interface QueueFlows {
  /** Rewards that reached the pool: execution-layer rewards and swept validator rewards. */
  readonly rewards: readonly Wei[];
  /** ETH deposited by users. */
  readonly deposits: readonly Wei[];
}

/**
 * How long exits took when a queue was short. Validators are asked to leave for what a report cannot pay, so that what
 * they bring follows the queue: their time can be learned from the past, their amount cannot.
 */
export interface ExitTurnaround {
  /** The first frame whose report may pay the request; exits are asked for when it does not. */
  readonly since: bigint;
  /** Frames from then until exits had paid a request in full, at least 1; one is drawn per path. Empty: not known. */
  readonly frames: readonly bigint[];
}

/** A sum that is known to arrive: a validator that is exiting, with its sweep. Needs the consensus layer. */
export interface KnownArrival {
  readonly at: UnixSeconds;
  readonly amount: Wei;
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
  readonly known: readonly KnownArrival[];
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
  const outcomes = Array.from({ length: run.paths }, () => onePath(model, run, seededRandom(seeds.next())));
  return outcomes.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}

interface Inflow {
  rewards: bigint;
  deposits: bigint;
  known: bigint;
}

function onePath(model: EtaModel, run: EtaRun, random: RandomStream): EtaOutcome {
  const delay = random.pick(model.landingDelays);
  const gates = model.gates.map(({ rule, frames }) => ({ rule, frame: random.pick(frames) }));
  const { since, frames } = model.exits;
  const exited = frames.length === 0 ? null : since + random.pick(frames);
  const inflow: Inflow = { rewards: 0n, deposits: 0n, known: 0n };
  const end = model.nextFrame + run.horizonFrames;
  let heldBy: EtaRule | null = null;
  for (let frame = model.nextFrame; frame < end; frame += 1n) {
    addFrame(inflow, model, frame, random);
    const rule = ruleOf(model, inflow) ?? (exited !== null && exited <= frame ? 'exits' : null);
    if (rule === null) continue;
    const gate = gates.find((each) => each.frame > frame);
    if (gate === undefined) return { at: landing(model, frame, delay), rule: heldBy ?? rule, reached: true };
    heldBy = gate.rule;
  }
  return { at: landing(model, end - 1n, delay), rule: heldBy ?? 'exits', reached: false };
}

/** A report that is overdue lands no earlier than now. */
function landing({ clock, now }: EtaModel, frame: bigint, delay: bigint): UnixSeconds {
  const at = unixSeconds(referenceTime(clock, frame) + delay);
  return at > now ? at : now;
}

/** Adds what arrives until a frame's reference time: part of a frame for the first, nothing when it was already taken. */
function addFrame(inflow: Inflow, model: EtaModel, frame: bigint, random: RandomStream): void {
  const length = frameSeconds(model.clock);
  const left = referenceTime(model.clock, frame) - model.now;
  const seconds = left < 0n ? 0n : left < length ? left : length;
  const drawn = (list: readonly Wei[]) => (list.length === 0 ? 0n : (random.pick(list) * seconds) / length);
  const [rewards, deposits] = [drawn(model.flows.rewards), drawn(model.flows.deposits)];
  inflow.rewards += rewards > model.reserveTarget ? rewards - model.reserveTarget : 0n;
  inflow.deposits += deposits;
  for (const { at, amount } of model.known) if (arrivesFor(model, at, frame)) inflow.known += amount;
}

/** What is already there counts for the next report. */
function arrivesFor({ clock, nextFrame }: EtaModel, at: UnixSeconds, frame: bigint): boolean {
  const first = firstFrameFrom(clock, at);
  return (first > nextFrame ? first : nextFrame) === frame;
}

/** The first source with which the sum suffices; null while it does not. */
function ruleOf({ needed, buffer, vaults }: EtaModel, { rewards, deposits, known }: Inflow): EtaRule | null {
  let have = wei(buffer);
  const sources: readonly (readonly [EtaRule, bigint])[] = [
    ['buffer', 0n],
    ['vaults', vaults],
    ['rewards-only', rewards],
    ['deposits', deposits],
    ['exits', known],
  ];
  for (const [rule, amount] of sources) {
    have = wei(have + amount);
    if (have >= needed) return rule;
  }
  return null;
}

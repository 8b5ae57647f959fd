import { deposit } from './beacon/entry-queue';
import { requestExits } from './beacon/exit-queue';
import { leak } from './beacon/leak';
import { slashMany } from './beacon/slashing';
import type { BeaconState } from './beacon/state';
import { advance, type Frame, frameBetween } from './beacon/step';
import type { BeforeReport } from './report-basis';
import { exitsNeeded } from './report-figures';

const GWEI = 10n ** 9n;
const MILLION = 1_000_000n;
/** Validators asked to leave in one report at most, so that a long queue takes several reports. */
const MOST_EXITS = 4;

/** What goes wrong, right after the report before. */
export type Mishap =
  | { readonly kind: 'slashing'; readonly validators: number }
  /** Lost at once, in millionths of the pool: 5,000 is 0.5 %. */
  | { readonly kind: 'loss'; readonly partPpm: number };

/** What is to be lived through until a report. */
export type FrameWish = {
  readonly mishap: Mishap | null;
  /** Queues move on by at least so many seconds. */
  readonly leastQueueSeconds: number;
};

/** The time between two reports on the beacon chain: what was deposited joins, what goes wrong does, and time passes. */
export function playFrame(
  start: BeaconState,
  before: Pick<BeforeReport, 'elapsed' | 'pooledWei' | 'layer'>,
  { mishap, leastQueueSeconds }: FrameWish,
): { readonly state: BeaconState; readonly frame: Frame } {
  const joined = deposit(start, before.layer.depositedWei / GWEI);
  const harmed = mishap === null ? joined : afterMishap(joined, mishap, before.pooledWei);
  const queueSeconds = Math.max(before.elapsed, leastQueueSeconds);
  const state = advance(harmed, { seconds: before.elapsed, queueSeconds });
  return { state, frame: frameBetween(start, state) };
}

/**
 * Asks for as many validators as the queue needs beyond what is there and what is on its way. They are paid out by the
 * sweep, in time for a later report.
 * @param availableWei what the pool can pay from its buffer and its vaults
 */
export function withExitsFor(state: BeaconState, queueWei: bigint, availableWei: bigint): BeaconState {
  return requestExits(state, exitsNeeded(queueWei, availableWei + leavingWei(state), MOST_EXITS));
}

function afterMishap(state: BeaconState, mishap: Mishap, pooledWei: bigint): BeaconState {
  switch (mishap.kind) {
    case 'slashing':
      return slashMany(state, mishap.validators);
    case 'loss':
      return leak(state, (pooledWei * BigInt(mishap.partPpm)) / MILLION / GWEI);
  }
}

/** What validators on their way out will bring; the slashed take too long to count on. */
function leavingWei({ validators }: BeaconState): bigint {
  const leaving = validators.filter(
    ({ exitEpoch, slashedEpoch }) => exitEpoch < Number.MAX_SAFE_INTEGER && slashedEpoch === null,
  );
  return leaving.reduce((sum, { balanceGwei }) => sum + balanceGwei, 0n) * GWEI;
}

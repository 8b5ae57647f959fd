import { type UnixSeconds, unixSeconds } from '@/lib/units/units';

/** The clock of an oracle's reports: `getChainConfig()` and `getFrameConfig()` of Lido's HashConsensus. */
export interface FrameClock {
  readonly genesisTime: UnixSeconds;
  readonly secondsPerSlot: bigint;
  readonly slotsPerEpoch: bigint;
  readonly initialEpoch: bigint;
  readonly epochsPerFrame: bigint;
}

/** The length of a frame in seconds: one report is due in each. Lido on mainnet: 225 × 32 × 12 = 86,400. */
export function frameSeconds(clock: FrameClock): bigint {
  return clock.epochsPerFrame * clock.slotsPerEpoch * clock.secondsPerSlot;
}

/** When a slot is. */
export function slotTime({ genesisTime, secondsPerSlot }: FrameClock, slot: bigint): UnixSeconds {
  return unixSeconds(genesisTime + slot * secondsPerSlot);
}

/** When an epoch begins. */
export function epochTime(clock: FrameClock, epoch: bigint): UnixSeconds {
  return slotTime(clock, epoch * clock.slotsPerEpoch);
}

/**
 * When the data of a frame's report is taken: at the last slot before the frame starts, as HashConsensus counts
 * (`_getFrameAtIndex`: refSlot is the slot before the frame's first).
 * @param frame index; 0 starts at the initial epoch
 * @example with genesis 1606824023, 12 s × 32 slots, initial epoch 201600 and 225 epochs: frame 0 is of 12:00:11 UTC
 */
export function referenceTime(clock: FrameClock, frame: bigint): UnixSeconds {
  const slot = (clock.initialEpoch + frame * clock.epochsPerFrame) * clock.slotsPerEpoch - 1n;
  return slotTime(clock, slot);
}

/**
 * The first frame whose data is taken at a time or later.
 * @returns index, rounded up; frame 0 for any time before it
 */
export function firstFrameFrom(clock: FrameClock, time: UnixSeconds): bigint {
  const since = time - referenceTime(clock, 0n);
  const length = frameSeconds(clock);
  return since <= 0n ? 0n : (since + length - 1n) / length;
}

/**
 * The frame whose report comes next. One that was taken but has not landed is still to come; older ones that never
 * landed are lost, and the next report covers their time.
 * @param lastReport reference time of the last report that landed
 */
export function nextReportFrame(clock: FrameClock, now: UnixSeconds, lastReport: UnixSeconds): bigint {
  const upcoming = firstFrameFrom(clock, unixSeconds(now + 1n));
  const current = upcoming - 1n;
  return current >= 0n && referenceTime(clock, current) > lastReport ? current : upcoming;
}

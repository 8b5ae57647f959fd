import { SECONDS_PER_EPOCH, SECONDS_PER_SLOT, SWEEP } from './constants';
import { mostEffectiveGwei, type Validator } from './validator';

/** What the sweep takes from a validator that it passes. */
export type Swept = { readonly kind: 'skimmed' | 'exited'; readonly gwei: bigint };

/**
 * The next moment after `second` at which the sweep passes a validator. Everybody on the network is due something, so
 * each block takes sixteen validators in the order of their indices and the sweep comes around at a steady pace.
 * @param validatorCount all validators of the network, a multiple of 16
 * @returns seconds of the queue clock, later than `second`
 */
export function nextSweep(index: number, validatorCount: number, second: number): number {
  const cycleSlots = validatorCount / SWEEP.perBlock;
  const slotInCycle = Math.floor((index % validatorCount) / SWEEP.perBlock);
  const nextSlot = Math.floor(second / SECONDS_PER_SLOT) + 1;
  const wait = (((slotInCycle - nextSlot) % cycleSlots) + cycleSlots) % cycleSlots;
  return (nextSlot + wait) * SECONDS_PER_SLOT;
}

/**
 * What the sweep takes from a validator (electra `get_expected_withdrawals`): all of one that may be paid out, and what
 * is above the most that counts of one that reached it.
 * @param second when the sweep passes, by the queue clock
 */
export function sweptFrom(validator: Validator, second: number): Swept | undefined {
  const { balanceGwei, effectiveGwei, withdrawableEpoch } = validator;
  if (withdrawableEpoch <= Math.floor(second / SECONDS_PER_EPOCH)) {
    return balanceGwei > 0n ? { kind: 'exited', gwei: balanceGwei } : undefined;
  }
  const most = mostEffectiveGwei(validator);
  if (effectiveGwei !== most || balanceGwei <= most) return undefined;
  return { kind: 'skimmed', gwei: balanceGwei - most };
}

import { RAY } from '@/lib/units/units';

import { SECONDS_PER_YEAR } from './apr';
import type { ExitCost, ExitPosition, ExitUnknown } from './exits';

/** How long waiting may take before an exit that pays sooner has paid as much. */
export type BreakEven =
  /** Waiting up to this many seconds is worth it; longer is not. */
  | { readonly kind: 'after'; readonly seconds: bigint; readonly wait: WaitAgainstBreakEven }
  /** The faster exit pays at least as much even without counting the wait. */
  | { readonly kind: 'at-once' }
  /** Waiting pays more and costs nothing: there is no yield to lose. */
  | { readonly kind: 'never' }
  | { readonly kind: 'unknown'; readonly reason: ExitUnknown };

/** The expected wait beside the break-even: `shorter` when even P90 is, `longer` when even P10 is, else `either`. */
export type WaitAgainstBreakEven = 'shorter' | 'either' | 'longer' | 'unknown';

/**
 * The waiting time at which a slow exit and a fast one come out equal:
 * (slow − fast) ÷ (worth × APR) × 365 days, where slow and fast are what each pays after gas.
 * With the same gas this is discount ÷ APR × 365 days.
 * @param slow the exit that waits; its own foregone yield is what is solved for, so it is not taken off again
 * @param fast the exit to compare with; its own wait, if any, is taken off through its P50
 * @returns seconds, rounded down, against waiting
 * @example 10 stETH sold 0.4 % below their worth at 2.6 % a year: 56 days and 3 hours 41 minutes
 */
export function breakEvenWait(slow: ExitCost, fast: ExitCost, position: ExitPosition): BreakEven {
  if (!slow.receive.ok) return { kind: 'unknown', reason: slow.receive.error };
  if (!slow.gas.ok) return { kind: 'unknown', reason: slow.gas.error };
  if (!fast.net.ok) return { kind: 'unknown', reason: fast.net.error };
  if (!position.apr.ok) return { kind: 'unknown', reason: position.apr.error };
  const gain = slow.receive.value - slow.gas.value - fast.net.value.p50;
  if (gain <= 0n) return { kind: 'at-once' };
  const perYear = position.worth * position.apr.value;
  if (perYear <= 0n) return { kind: 'never' };
  const seconds = (gain * RAY * SECONDS_PER_YEAR) / perYear;
  return { kind: 'after', seconds, wait: compareWait(slow, seconds) };
}

function compareWait({ wait }: ExitCost, seconds: bigint): WaitAgainstBreakEven {
  if (!wait.ok) return 'unknown';
  if (wait.value.p90 <= seconds) return 'shorter';
  return wait.value.p10 > seconds ? 'longer' : 'either';
}

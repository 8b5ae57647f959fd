import { ok, type Result } from '@/lib/result';
import { mulDivUp } from '@/lib/units/mul-div';
import { RAY, type Ray, type Wei, wei } from '@/lib/units/units';

import { SECONDS_PER_YEAR } from './apr';
import { mapRange, type Range } from './range';

/** Why a figure of an exit is not known. Never replaced by zero. */
export type ExitUnknown = 'not-offered' | 'not-quoted' | 'no-gas-price' | 'no-waiting-time' | 'no-apr';
type Known<T> = Result<T, ExitUnknown>;

/** One way out, as its adapter describes it. */
export interface ExitOffer {
  readonly kind: 'queue' | 'instant' | 'market';
  /** ETH paid out in the end, wei: after the exit's own fee and price impact, before gas. */
  readonly receive: Known<Wei>;
  /** The fee already taken out of `receive`, wei; shown, never taken twice. */
  readonly fee: Known<Wei>;
  /** Every transaction of this exit (approve, request, claim), wei. */
  readonly gas: Known<Wei>;
  /** Seconds until the ETH is there. Zero three times when it comes with the transaction. */
  readonly wait: Known<Range<bigint>>;
}

/** One way out with what it costs. */
export interface ExitCost extends ExitOffer {
  /** What the position would have earned in the waiting time, wei, rounded up. */
  readonly foregone: Known<Range<Wei>>;
  /** receive − gas − foregone, wei; negative when it costs more than it pays. */
  readonly net: Known<Range<Wei>>;
}

/** What leaves: its worth by the protocol's books in wei, and the yield it stops earning (APR as ray). */
export interface ExitPosition {
  readonly worth: Wei;
  readonly apr: Known<Ray>;
}

/**
 * Ways out side by side, in the order given: nothing is sorted, left out or preferred.
 * A figure whose inputs are not known stays unknown, with the first reason.
 * Foregone yield is worth × APR × wait ÷ 365 days, without compounding, rounded up against waiting. After a negative APR
 * it is zero: most queues pass losses on, so that leaving slowly saves nothing.
 * @example 10 ETH at 2.6 % that wait 56 days forgo 0.039890410958904110 ETH
 */
export function compareExits(offers: readonly ExitOffer[], position: ExitPosition): readonly ExitCost[] {
  return offers.map((offer) => {
    const foregone = foregoneOf(offer.wait, position);
    return { ...offer, foregone, net: netOf(offer, foregone) };
  });
}

/** worth × apr × seconds ÷ 365 days, wei, rounded up; zero after a negative APR. */
export function foregoneYield(worth: Wei, apr: Ray, seconds: bigint): Wei {
  return wei(apr <= 0n ? 0n : mulDivUp(worth, apr * seconds, RAY * SECONDS_PER_YEAR));
}

/** Without a wait nothing is forgone, whether or not the APR is known. */
function foregoneOf(wait: Known<Range<bigint>>, { worth, apr }: ExitPosition): Known<Range<Wei>> {
  if (!wait.ok) return wait;
  if (wait.value.p90 === 0n) return ok(mapRange(wait.value, () => wei(0n)));
  return apr.ok ? ok(mapRange(wait.value, (seconds) => foregoneYield(worth, apr.value, seconds))) : apr;
}

function netOf({ receive, gas }: ExitOffer, foregone: Known<Range<Wei>>): Known<Range<Wei>> {
  if (!receive.ok) return receive;
  if (!gas.ok) return gas;
  return foregone.ok ? ok(mapRange(foregone.value, (lost) => wei(receive.value - gas.value - lost))) : foregone;
}

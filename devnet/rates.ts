import type { Random } from './random';

/** Priority fees and MEV, in millionths of the validators' balance a year: about what Ethereum paid in 2025 and 2026. */
const EXECUTION_RATE_PPM = 5_000;

/** What the execution layer pays on some day. It varies a lot; consensus rewards come from the beacon chain. */
export function executionRatePpm(random: Random): number {
  return Math.round(EXECUTION_RATE_PPM * (0.4 + 1.2 * random()));
}

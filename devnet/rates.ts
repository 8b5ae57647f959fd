import type { Random } from './random';

/**
 * What validators earn, in millionths of their balance a year. Together 3.25 %, of which holders get about 2.9 % after
 * a 10 % fee: what Ethereum paid in 2025 and 2026.
 */
const CONSENSUS_RATE_PPM = 27_500;
const EXECUTION_RATE_PPM = 5_000;

/** What happened to the validators since the last report. */
export type ReportCause =
  | { readonly kind: 'rewards'; readonly consensusRatePpm: number; readonly executionRatePpm: number }
  /** Lost at once, in millionths of the pool: 40 is 0.004 %. */
  | { readonly kind: 'loss'; readonly partPpm: number };

/** Rewards of an ordinary day: attestations vary little, priority fees and MEV a lot. */
export function ordinaryRewards(random: Random): ReportCause {
  return {
    kind: 'rewards',
    consensusRatePpm: Math.round(CONSENSUS_RATE_PPM * (0.95 + 0.1 * random())),
    executionRatePpm: Math.round(EXECUTION_RATE_PPM * (0.4 + 1.2 * random())),
  };
}

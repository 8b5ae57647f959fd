import { mulDivDown } from '@/lib/units/mul-div';
import { type Shares, shares, type Wei } from '@/lib/units/units';

import type { ShareRate } from './share-rate';

/** 100 % in the precision in which the staking router states fees. */
export const FEE_PRECISION = 10n ** 20n;

/** What a report found and took, in wei. */
export type ReportOutcome = {
  /** Consensus-layer balance of the report before, and deposits since. */
  readonly principal: Wei;
  /** Consensus-layer balance now. */
  readonly consensusBalance: Wei;
  /** Taken from the withdrawal vault. */
  readonly withdrawals: Wei;
  /** Taken from the execution-layer rewards vault. */
  readonly executionRewards: Wei;
};

/**
 * Shares a report mints as the protocol's fee: worth the fee at the rate after the mint. None unless the consensus layer
 * and what it paid out grew; then execution-layer rewards count, too. Rounded down, in favour of holders.
 * Source: `Accounting.handleOracleReport`.
 * @param beforeMint the pool after the report, in wei and shares, without the fee's shares
 * @param fee all fees together, 10^20 = 100 % of rewards; below 100 %
 * @example a pool of 1,010 ETH and 1,000 shares that earned 10 ETH mints 1,000 · 1 / 1,009 shares for a fee of 10 %
 */
export function feeSharesDown(outcome: ReportOutcome, beforeMint: ShareRate, fee: bigint): Shares {
  const grown = outcome.consensusBalance + outcome.withdrawals - outcome.principal;
  if (grown <= 0n) return shares(0n);
  const feeWei = ((grown + outcome.executionRewards) * fee) / FEE_PRECISION;
  return shares(mulDivDown(feeWei, beforeMint.totalShares, beforeMint.totalPooledEther - feeWei));
}

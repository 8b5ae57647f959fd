import { mulDivUp } from '@/lib/units/mul-div';
import { type Shares, shares, type Wei } from '@/lib/units/units';

import { etherFromRethDown, type NetworkBalances } from './rocket-pool-rate';

/** Why burning rETH would be refused, in the order in which the contract looks. */
export type BurnRefusal = 'amount-zero' | 'exceeds-balance' | 'exceeds-collateral';

/**
 * The first reason why `burn` would revert, or null. It pays the value of the rETH, rounded down, at once.
 * @param reth rETH to burn, 18 decimals
 * @param held rETH of the holder, 18 decimals
 * @param collateral wei: `getTotalCollateral()`
 */
export function refusalOfBurn(
  reth: Shares,
  held: Shares,
  collateral: Wei,
  balances: NetworkBalances,
): BurnRefusal | null {
  if (reth === 0n) return 'amount-zero';
  if (reth > held) return 'exceeds-balance';
  return etherFromRethDown(reth, balances) > collateral ? 'exceeds-collateral' : null;
}

/**
 * The most rETH whose value, rounded down, the collateral covers: one wei more would revert.
 * @param collateral wei: `getTotalCollateral()`
 * @returns rETH, 18 decimals, or null when rETH is worth nothing, so that no amount is too much
 */
export function mostBurnable(collateral: Wei, { totalEther, rethSupply }: NetworkBalances): Shares | null {
  if (rethSupply === 0n) return shares(collateral);
  if (totalEther === 0n) return null;
  return shares(mulDivUp(collateral + 1n, rethSupply, totalEther) - 1n);
}

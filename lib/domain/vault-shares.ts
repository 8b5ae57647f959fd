import { mulDivDown, mulDivUp } from '@/lib/units/mul-div';
import { type Shares, shares, type Wei, wei } from '@/lib/units/units';

/**
 * What the holders of a vault own together. The vault adds one to both numbers before it divides (as OpenZeppelin's
 * ERC-4626 does), so an empty vault has a rate of one and no division is by zero.
 */
export interface VaultTotals {
  /** All assets, wei: `totalAssets()`. */
  readonly assets: Wei;
  /** All shares, 18 decimals: `totalSupply()` of the share token. */
  readonly shares: Shares;
}

/**
 * How many shares assets are worth: `convertToShares`, `previewDeposit`. Rounds down, against the depositor.
 * @param assets wei
 * @example into an empty vault, 3 ETH are worth 3 shares
 */
export function sharesFromAssetsDown(assets: Wei, totals: VaultTotals): Shares {
  return shares(mulDivDown(assets, totals.shares + 1n, totals.assets + 1n));
}

/**
 * How much shares are worth: `convertToAssets`, and what an epoch is paid when it is fulfilled. Rounds down, against the
 * holder.
 * @param amount shares, 18 decimals
 * @returns wei
 */
export function assetsFromSharesDown(amount: Shares, totals: VaultTotals): Wei {
  return wei(mulDivDown(amount, totals.assets + 1n, totals.shares + 1n));
}

/**
 * What shares cost: `previewMint`. Rounds up, against the depositor.
 * @param amount shares, 18 decimals
 * @returns wei
 */
export function assetsFromSharesUp(amount: Shares, totals: VaultTotals): Wei {
  return wei(mulDivUp(amount, totals.assets + 1n, totals.shares + 1n));
}

/** A request, or the epoch it is part of: shares and what they are paid. */
export interface Redemption {
  /** 18 decimals. */
  readonly shares: Shares;
  /** Wei. */
  readonly assets: Wei;
}

/**
 * What a request is paid: its part of its epoch. Rounds down, against the claimant; what is left stays in the vault.
 * @param amount shares of the request, 18 decimals
 * @returns wei
 * @throws RangeError for an epoch without shares
 */
export function assetsOfRequestDown(amount: Shares, epoch: Redemption): Wei {
  return wei(mulDivDown(amount, epoch.assets, epoch.shares));
}

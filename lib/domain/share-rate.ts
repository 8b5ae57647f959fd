import { mulDivDown, mulDivUp } from '@/lib/units/mul-div';
import { ONE_ETHER, RAY, type Ray, ray, type Shares, shares, type Wei, wei } from '@/lib/units/units';

/** What one share of a pool is worth, as the exact pair it comes from. */
export interface ShareRate {
  /** All ETH the pool accounts for, in wei. */
  readonly totalPooledEther: Wei;
  /** All shares in existence, 18 decimals. */
  readonly totalShares: Shares;
}

/**
 * How many shares an amount of ETH is worth. Rounds down, against the holder, as Lido's `getSharesByPooledEth` does.
 * @param ether wei
 * @throws RangeError for a pool without ETH
 */
export function sharesFromEtherDown(ether: Wei, rate: ShareRate): Shares {
  return shares(mulDivDown(ether, rate.totalShares, rate.totalPooledEther));
}

/**
 * The least number of shares whose value reaches an amount of ETH: rounds up.
 * @param ether wei
 */
export function sharesFromEtherUp(ether: Wei, rate: ShareRate): Shares {
  return shares(mulDivUp(ether, rate.totalShares, rate.totalPooledEther));
}

/**
 * How much ETH a number of shares is worth. Rounds down, against the holder, as Lido's `getPooledEthByShares` does.
 * @param amount shares, 18 decimals
 * @throws RangeError for a pool without shares
 */
export function etherFromSharesDown(amount: Shares, rate: ShareRate): Wei {
  return wei(mulDivDown(amount, rate.totalPooledEther, rate.totalShares));
}

/**
 * ETH per share scaled by 1e27, rounded down: the share rate of Lido's reports and finalization checkpoints.
 * @example 1,050 ETH over 1,000 shares is 1.05e27
 */
export function rayFromShareRate(rate: ShareRate): Ray {
  return ray(mulDivDown(rate.totalPooledEther, RAY, rate.totalShares));
}

/** ETH per whole share in wei, rounded down: Lido's `getPooledEthByShares(1e18)` and `stEthPerToken()`. */
export function etherPerShare(rate: ShareRate): Wei {
  return etherFromSharesDown(shares(ONE_ETHER), rate);
}

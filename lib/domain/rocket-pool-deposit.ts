import { mulDivDown } from '@/lib/units/mul-div';
import { ONE_ETHER, type Shares, type Wei, wei } from '@/lib/units/units';

import { type NetworkBalances, rethFromEtherDown } from './rocket-pool-rate';

/** What decides whether and at what price Rocket Pool takes a deposit. */
export interface DepositTerms {
  /** `getDepositEnabled()`. */
  readonly enabled: boolean;
  /** Least deposit, wei: `getMinimumDeposit()`. */
  readonly minimum: Wei;
  /** Most that can be deposited now, wei: `getMaximumDepositAmount()`. */
  readonly maximum: Wei;
  /** Part of a deposit kept as fee, 1e18 = 100 %: `getDepositFee()`. */
  readonly fee: bigint;
  readonly balances: NetworkBalances;
}

/** Why a deposit would be refused, in the order in which the contract looks. */
export type DepositRefusal = 'disabled' | 'below-minimum' | 'above-maximum' | 'nothing-minted';

/**
 * The first reason why a deposit would revert, or null.
 * @param ether wei
 * @throws RangeError when rETH exists and the network owns nothing
 */
export function refusalOfDeposit(ether: Wei, terms: DepositTerms): DepositRefusal | null {
  if (!terms.enabled) return 'disabled';
  if (ether < terms.minimum) return 'below-minimum';
  if (ether > terms.maximum) return 'above-maximum';
  return rethFromDepositDown(ether, terms) === 0n ? 'nothing-minted' : null;
}

/**
 * The fee of a deposit. Rounds down, in favour of the depositor, as `RocketDepositPool.deposit` does.
 * @param ether wei
 * @param fee 1e18 = 100 %
 * @returns wei
 * @example depositFeeDown(wei(10n ** 18n), 5n * 10n ** 14n) is 0.0005 ETH
 */
export function depositFeeDown(ether: Wei, fee: bigint): Wei {
  return wei(mulDivDown(ether, fee, ONE_ETHER));
}

/**
 * The rETH that a deposit mints: the value of what is left after the fee. Rounds down, against the depositor.
 * @param ether wei
 * @returns rETH, 18 decimals
 */
export function rethFromDepositDown(ether: Wei, { fee, balances }: Pick<DepositTerms, 'fee' | 'balances'>): Shares {
  return rethFromEtherDown(wei(ether - depositFeeDown(ether, fee)), balances);
}

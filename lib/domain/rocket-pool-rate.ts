import { mulDivDown } from '@/lib/units/mul-div';
import { ONE_ETHER, type Shares, shares, type Wei, wei } from '@/lib/units/units';

/** What Rocket Pool's oracle last reported; rETH is priced by it until the next report. */
export interface NetworkBalances {
  /** All ETH of the network, wei: `getTotalETHBalance()`. */
  readonly totalEther: Wei;
  /** All rETH at that moment, 18 decimals: `getTotalRETHSupply()`. Zero before the first report. */
  readonly rethSupply: Shares;
}

/**
 * How much rETH an amount of ETH is worth. Rounds down, against the depositor, as `getRethValue` does.
 * @param ether wei, the deposit fee already taken off
 * @returns rETH, 18 decimals; one to one before the first report
 * @throws RangeError when rETH exists and the network owns nothing
 */
export function rethFromEtherDown(ether: Wei, { totalEther, rethSupply }: NetworkBalances): Shares {
  return shares(rethSupply === 0n ? ether : mulDivDown(ether, rethSupply, totalEther));
}

/**
 * How much ETH an amount of rETH is worth. Rounds down, against the holder, as `getEthValue` does.
 * @param reth rETH, 18 decimals
 * @returns wei; one to one before the first report
 */
export function etherFromRethDown(reth: Shares, { totalEther, rethSupply }: NetworkBalances): Wei {
  return wei(rethSupply === 0n ? reth : mulDivDown(reth, totalEther, rethSupply));
}

/**
 * ETH per whole rETH in wei, rounded down: `getExchangeRate()`.
 * @example 112 ETH behind 100 rETH is 1.12e18
 */
export function etherPerReth(balances: NetworkBalances): Wei {
  return etherFromRethDown(shares(ONE_ETHER), balances);
}

/** A limit on how the rate may move from one report to the next (RPIP-61). */
export interface RateGuardrail {
  /** Largest change as a part of the old rate, 1e18 = 100 %: `getMaxRethDelta()`. */
  readonly maxDelta: bigint;
  /** Seconds between reports: `getSubmitBalancesFrequency()`. */
  readonly frequency: bigint;
}

/** Why a report would not be accepted. */
export type ReportRefusal = 'too-early' | 'rate-moves-too-far';

/**
 * Whether the next report would be accepted: at least 95 % of the frequency after the last one, and with a rate, rounded
 * down to the wei, that moves by at most the guardrail's part of the last one, rounded down as well.
 * @param elapsed seconds between the slots of both reports
 * @returns the first reason against it, or null
 */
export function refusalOfReport(
  last: NetworkBalances,
  next: NetworkBalances,
  elapsed: bigint,
  { maxDelta, frequency }: RateGuardrail,
): ReportRefusal | null {
  if (elapsed * 100n < frequency * 95n) return 'too-early';
  const rate = etherPerReth(last);
  const change = etherPerReth(next) - rate;
  const most = mulDivDown(rate, maxDelta, ONE_ETHER);
  return change > most || -change > most ? 'rate-moves-too-far' : null;
}

import type { Market } from './market';

/** Measured on the local chain's real Uniswap, a few ticks crossed, rounded up; Curve's from its published traces. */
const GAS = { approve: 60_000n, 'uniswap-v3': 190_000n, curve: 200_000n } as const;

/** Typical gas of a sale, with its approval where one comes first. */
export function marketGas({ kind }: Market, withApproval: boolean): bigint {
  return GAS[kind] + (withApproval ? GAS.approve : 0n);
}

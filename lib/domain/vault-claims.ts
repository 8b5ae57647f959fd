import { mulDivDown, mulDivUp } from '@/lib/units/mul-div';
import { type Shares, shares, type Wei, wei } from '@/lib/units/units';

import type { Redemption } from './vault-shares';

/** What a claim takes and gives, and what can be claimed afterwards. */
export interface Claim extends Redemption {
  /** Claimable requests that are left, oldest first. */
  readonly rest: readonly Redemption[];
}

/**
 * What `redeem` pays. Requests are used up from the oldest on; a part of a request is rounded down, against the claimant.
 * @param amount shares to claim, 18 decimals, at most the sum of the requests: `maxRedeem`
 * @param requests claimable requests, oldest first
 * @throws RangeError for more than can be claimed
 */
export function claimSharesDown(amount: Shares, requests: readonly Redemption[]): Claim {
  return claim(requests, amount, (left, request) => {
    const part = smaller(left, request.shares);
    return { shares: part, assets: part === 0n ? 0n : mulDivDown(part, request.assets, request.shares), used: part };
  });
}

/**
 * What `withdraw` costs. Requests are used up from the oldest on; the shares of a part of a request are rounded up, against
 * the claimant. When that uses up a request, its last wei are lost to the claimant.
 * @param amount wei to claim, at most the sum of the requests: `maxWithdraw`
 * @param requests claimable requests, oldest first
 * @throws RangeError for more than can be claimed
 */
export function claimAssetsUp(amount: Wei, requests: readonly Redemption[]): Claim {
  return claim(requests, amount, (left, request) => {
    const part = smaller(left, request.assets);
    return { shares: part === 0n ? 0n : mulDivUp(part, request.shares, request.assets), assets: part, used: part };
  });
}

type Taken = { readonly shares: bigint; readonly assets: bigint; readonly used: bigint };

function claim(
  requests: readonly Redemption[],
  amount: bigint,
  takeFrom: (left: bigint, request: Redemption) => Taken,
): Claim {
  const total = { shares: 0n, assets: 0n };
  let left = amount;
  const rest: Redemption[] = [];
  for (const request of requests) {
    const taken = takeFrom(left, request);
    left -= taken.used;
    total.shares += taken.shares;
    total.assets += taken.assets;
    const sharesLeft = request.shares - taken.shares;
    if (sharesLeft > 0n) rest.push({ shares: shares(sharesLeft), assets: wei(request.assets - taken.assets) });
  }
  if (left > 0n) throw new RangeError(`${left} of ${amount} cannot be claimed`);
  return { shares: shares(total.shares), assets: wei(total.assets), rest };
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

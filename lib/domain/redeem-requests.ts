import { type Shares, shares, type Wei, wei } from '@/lib/units/units';

import { assetsOfRequestDown, type Redemption } from './vault-shares';

/** What a vault owes an account for its requests, kept from what the vault announces. Requests are named by their epoch. */
export interface RedeemRequests {
  /** More shares are asked back in an epoch. */
  ask(epoch: bigint, amount: Shares): void;
  /**
   * An epoch is paid out.
   * @param all what all of it is paid
   * @returns the account's part, rounded down as the vault does; null when it has none
   */
  fulfil(epoch: bigint, all: Redemption): Redemption | null;
  /**
   * Shares are claimed, the oldest request first.
   * @param claimed the shares and what was paid for them
   * @returns wei that nobody can claim any more, because rounding used up all shares of a request; null when the requests
   * do not lead to such a claim
   */
  claim(claimed: Redemption): Wei | null;
}

interface Request {
  readonly epoch: bigint;
  readonly shares: bigint;
  readonly assets: bigint;
}

/** What is left after a claim, and what was taken. */
interface Claim {
  readonly left: readonly Request[];
  readonly shares: bigint;
  readonly assets: bigint;
  readonly dust: bigint;
}

/** No requests yet. Amounts and rounding are those of the vault's queue (`RedeemQueue`). */
export function openRedeemRequests(): RedeemRequests {
  const waiting = new Map<bigint, bigint>();
  let ready: readonly Request[] = [];
  return {
    ask(epoch, amount) {
      waiting.set(epoch, (waiting.get(epoch) ?? 0n) + amount);
    },
    fulfil(epoch, all) {
      const asked = waiting.get(epoch);
      if (asked === undefined) return null;
      waiting.delete(epoch);
      const own = { shares: shares(asked), assets: assetsOfRequestDown(shares(asked), all) };
      ready = [...ready, { epoch, ...own }].sort((a, b) => (a.epoch < b.epoch ? -1 : 1));
      return own;
    },
    claim(claimed) {
      // The event does not say whether shares or assets were named: `redeem` uses up no more than it pays for.
      const found = [claimShares(ready, claimed.shares), claimAssets(ready, claimed.assets)].find(
        (claim) => claim.shares === claimed.shares && claim.assets === claimed.assets,
      );
      if (found === undefined) return null;
      ready = found.left;
      return wei(found.dust);
    },
  };
}

/** `redeem`: a part of a request is paid for rounded down. */
function claimShares(requests: readonly Request[], amount: bigint): Claim {
  let [left, assets] = [amount, 0n];
  const after = requests.map((request) => {
    const part = left < request.shares ? left : request.shares;
    const paid = (part * request.assets) / request.shares;
    left -= part;
    assets += paid;
    return { ...request, shares: request.shares - part, assets: request.assets - paid };
  });
  return { left: after.filter(isLeft), shares: amount - left, assets, dust: 0n };
}

/** `withdraw`: a part of a request costs shares rounded up, and may use them all up before all is paid. */
function claimAssets(requests: readonly Request[], amount: bigint): Claim {
  let [left, used, dust] = [amount, 0n, 0n];
  const after = requests.map((request) => {
    const part = left < request.assets ? left : request.assets;
    if (part === 0n) return request;
    const cost = (part * request.shares + request.assets - 1n) / request.assets;
    left -= part;
    used += cost;
    const rest = { ...request, shares: request.shares - cost, assets: request.assets - part };
    if (rest.shares === 0n) dust += rest.assets;
    return rest;
  });
  return { left: after.filter(isLeft), shares: used, assets: amount - left, dust };
}

function isLeft(request: Request): boolean {
  return request.shares > 0n;
}

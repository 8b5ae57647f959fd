import { type Wei, wei } from '@/lib/units/units';

import type { VaultContracts, VaultPosition } from './pool';

/** What a deposit needs before it can be made. */
export interface Funding {
  /** Ether to wrap first, wei; zero when the account has enough of the token. */
  readonly wrap: Wei;
  /** What the vault has to be allowed to take; null when it may already. */
  readonly approve: Wei | null;
}

/**
 * What is missing of a deposit: the part of the token that has to come from ether, where it is wrapped ether, and the
 * allowance. A shortage that ether cannot make up for is left to the check of the balance.
 */
export function fundingOf({ takesWrappedEther }: VaultContracts, position: VaultPosition, amount: Wei): Funding {
  const short = takesWrappedEther && amount > position.underlying ? amount - position.underlying : 0n;
  return { wrap: wei(short), approve: position.allowance >= amount ? null : amount };
}

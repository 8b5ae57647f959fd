import { type Address, isAddressEqual, zeroAddress } from 'viem';

import { lookAlike } from './look-alike';
import type { ReceiverFacts } from './receiver-facts';

/** What a person should know of a receiver before they pay it. */
export type ReceiverWarning =
  /** Those that make it no receiver. */
  | { readonly code: 'nobody' }
  | { readonly code: 'own-account' }
  | { readonly code: 'pool-contract'; readonly pool: string }
  | { readonly code: 'token-contract' }
  /** Those that are theirs to judge. */
  | { readonly code: 'look-alike'; readonly of: Address }
  | { readonly code: 'contract' }
  | { readonly code: 'delegated' }
  | { readonly code: 'never-used' }
  | { readonly code: 'by-name'; readonly name: string };

const STOPS: readonly ReceiverWarning['code'][] = ['nobody', 'own-account', 'pool-contract', 'token-contract'];

/** Whether a warning rules the receiver out. */
export function isStop({ code }: ReceiverWarning): boolean {
  return STOPS.includes(code);
}

/**
 * What speaks against paying an account, the worst first; none for an ordinary one that was paid before.
 * @param own the account that pays
 * @param known accounts that it has dealt with: itself, and those it has paid
 */
export function receiverWarnings(
  facts: ReceiverFacts,
  own: Address,
  known: readonly Address[],
): readonly ReceiverWarning[] {
  const { address, name, code, isToken, pool, isUsed } = facts;
  if (isAddressEqual(address, zeroAddress)) return [{ code: 'nobody' }];
  if (isAddressEqual(address, own)) return [{ code: 'own-account' }];
  if (pool !== null) return [{ code: 'pool-contract', pool }];
  if (isToken) return [{ code: 'token-contract' }];
  const alike = lookAlike(address, [own, ...known]);
  return [
    ...(alike === null ? [] : [{ code: 'look-alike', of: alike } as const]),
    ...(code === 'none' ? [] : [{ code } as const]),
    ...(isUsed || code !== 'none' ? [] : [{ code: 'never-used' } as const]),
    ...(name === null ? [] : [{ code: 'by-name', name } as const]),
  ];
}

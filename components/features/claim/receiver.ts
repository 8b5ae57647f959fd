import type { Address } from 'viem';

import { shortAddress } from '@/lib/format/short-address';

/** Who a claim pays. */
export type Receiver =
  /** The account that claims. */
  | { readonly kind: 'own' }
  /** Another account that the person has looked at and confirmed. */
  | { readonly kind: 'other'; readonly to: Address }
  /** Another one that is not settled yet, with what is still to do. */
  | { readonly kind: 'open'; readonly words: string };

/** Until the person says otherwise, a claim pays the account that claims. */
export const OWN_ACCOUNT: Receiver = { kind: 'own' };

/** The receiver as part of a claim's intent. */
export function receiverPart(receiver: Receiver): { readonly to?: Address } {
  return receiver.kind === 'other' ? { to: receiver.to } : {};
}

/** The receiver as part of a button: nothing for the account itself. */
export function receiverWords(receiver: Receiver): string {
  return receiver.kind === 'other' ? ` to ${shortAddress(receiver.to)}` : '';
}

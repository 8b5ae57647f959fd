import type { Address } from 'viem';

import type { BlockRef } from '@/lib/protocols/protocol';

/** What the chain says of an account that is to be paid, at one block. */
export interface ReceiverFacts {
  readonly block: BlockRef;
  readonly address: Address;
  /** The name it was found by; null when the address itself was given. */
  readonly name: string | null;
  /** `delegated`: still a key's account, which acts through a contract's code (EIP-7702). */
  readonly code: 'none' | 'delegated' | 'contract';
  /** The contract answers as a token does: what is sent to one is lost as a rule. */
  readonly isToken: boolean;
  /** The pool that it is a contract of; null for any other account. */
  readonly pool: string | null;
  /** It has sent a transaction, or holds ETH. */
  readonly isUsed: boolean;
}

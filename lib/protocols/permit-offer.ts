import type { Abi, Address } from 'viem';

import type { ReadPlan } from './read-plan';

/** How a token takes a signature in place of an approval (ERC-2612). */
export interface PermitOffer {
  readonly token: Address;
  /** It also takes signatures of contract accounts (ERC-1271), as long as they have the length of a key's. */
  readonly contractsMaySign: boolean;
  readonly reads: ReadPlan<PermitTerms>;
  /** The act that takes the permit `(value, deadline, v, r, s)` as its last argument; `args` are those before it. */
  readonly act: {
    readonly address: Address;
    readonly abi: Abi;
    readonly functionName: string;
    readonly args: readonly unknown[];
  };
}

/** What a permit's signature is bound to. */
export interface PermitTerms {
  /** Name and version of the token's EIP-712 domain. */
  readonly name: string;
  readonly version: string;
  /** The owner's next permit. */
  readonly nonce: bigint;
}

import type { Hash, Hex } from 'viem';

import type { EncodedCall } from '@/lib/protocols/protocol';
import type { UnixSeconds, Wei } from '@/lib/units/units';

/**
 * How an account signs. `key`: by a private key, also when its code is an EIP-7702 delegation. `safe`: a Safe, whose
 * owners sign a proposal. `contract`: any other contract wallet.
 */
export type Signer = 'key' | 'safe' | 'contract';

/** The moment a wallet was asked to sign: enough to find out later whether it did. */
export interface Asked {
  readonly signer: Signer;
  /** The account's next nonce; for a Safe the Safe's own. What was signed has this one or a later one. */
  readonly nonce: number;
  /** The newest block then: what was signed cannot be in an earlier one. */
  readonly block: bigint;
  readonly time: UnixSeconds;
  /** The id we gave a batch; null when a single call was asked for. */
  readonly batchId: Hex | null;
}

/** A transaction as it was sent: enough to find out later what became of it. */
export interface SentTransaction {
  readonly kind: 'transaction';
  readonly hash: Hash;
  readonly address: `0x${string}`;
  readonly data: Hex;
  readonly value: Wei;
  /** The newest block when the wallet was asked: it cannot be in an earlier one. */
  readonly atBlock: bigint;
  readonly atTime: UnixSeconds;
  /** The account's next nonce when the wallet was asked; null when that was not noted. */
  readonly askedNonce: number | null;
  /** Its own nonce, once a node has listed it. */
  readonly nonce: number | null;
}

/** A batch the wallet took (EIP-5792), by its id. */
export interface SentBatch {
  readonly kind: 'batch';
  readonly id: Hex;
  readonly atBlock: bigint;
  readonly atTime: UnixSeconds;
}

/** A transaction proposed to a Safe. Its hash is the Safe's own; no node knows it before enough owners have signed. */
export interface SafeProposal {
  readonly kind: 'proposal';
  readonly safeTxHash: Hash;
  readonly call: EncodedCall;
  /** The Safe's nonce when its owner was asked: the proposal has this one or a later one. */
  readonly askedAt: number;
  /** The nonce it was proposed with; null while that is not known, or cannot be found out. */
  readonly nonce: number | null;
  readonly placeRead: boolean;
  readonly atBlock: bigint;
  readonly atTime: UnixSeconds;
}

/** What the wallet gave back for a signature. */
export type Sent = SentTransaction | SentBatch | SafeProposal;

/**
 * How what was sent stands while its fate is open. `waiting`: known, not in a block. `slow`: that for long.
 * `missing`: the node does not list it. `dropped`: the node listed it once, does not any more, and its nonce is free.
 */
export type Standing = 'waiting' | 'slow' | 'missing' | 'dropped';

/** What more can be said of a standing. */
export type StandingNote =
  /** The most it offers for a unit of gas, and what the newest block burnt, wei. */
  | { readonly kind: 'fees'; readonly offered: Wei; readonly baseFee: Wei }
  /** Owners of the Safe whose approval is known, and how many it needs. */
  | { readonly kind: 'approvals'; readonly known: number; readonly needed: number };

/** Where a transaction is in the chain. */
export interface Mined {
  readonly hash: Hash;
  readonly block: bigint;
  readonly blockHash: Hash;
  /** It did what it should, rather than revert. */
  readonly succeeded: boolean;
}

import type { Address, Hex } from 'viem';

import type { Provenance } from './protocol';

/** A contract of a protocol, by the name its developers gave it. */
export interface NamedContract {
  readonly name: string;
  readonly address: Address;
  /** What it does, in a few words. */
  readonly does: string;
}

/** Something that can be halted, how it stands, and what is halted then. */
export interface Pause {
  readonly name: string;
  readonly contract: Address;
  readonly contractName: string;
  /** View function that says so, as a command-line tool takes it. */
  readonly call: string;
  readonly paused: boolean;
  /** What no longer works while it is. */
  readonly stops: string;
}

/** A right that a contract gives to chosen accounts. */
export interface Role {
  /** Its name in the contract's code. */
  readonly name: string;
  /** keccak256 of the name, or zero for the role that grants the others. */
  readonly id: Hex;
  readonly contract: Address;
  readonly contractName: string;
  /** What who has it can do. */
  readonly can: string;
}

/** Who reports what validators have, and how many of them must agree. */
export interface OracleMembers {
  readonly contract: Address;
  readonly contractName: string;
  /** View function that lists or counts them. */
  readonly call: string;
  readonly count: bigint;
  /** One by one, where the contract lists them. */
  readonly members: readonly Address[];
  /** How many must say the same. */
  readonly quorum: bigint;
  /** Where that comes from. */
  readonly quorumOrigin: Provenance;
}

/** Who and what can stop or steer a protocol, at one block. */
export interface Guards {
  readonly contracts: readonly NamedContract[];
  readonly pauses: readonly Pause[];
  readonly roles: readonly Role[];
  readonly oracle: OracleMembers | null;
}

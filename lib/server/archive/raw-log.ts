import type { Address, Hash, Hex } from 'viem';

/** A log as a node gives it, and as it is stored. */
export interface RawLog {
  readonly blockNumber: bigint;
  readonly blockHash: Hash;
  readonly logIndex: number;
  readonly transactionHash: Hash;
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  /** Unix seconds; null from a node that does not say. */
  readonly blockTimestamp: bigint | null;
}

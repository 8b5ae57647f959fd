import type { Address, Hex } from 'viem';

import type { Guards, Role } from './guards';
import type { OperatorModule } from './operators';
import type { BlockRef } from './protocol';

/** Something that is read when somebody asks, with the block it was read at. */
export type OnDemand<T> =
  | { readonly status: 'ready'; readonly value: T; readonly block: BlockRef }
  | { readonly status: 'unavailable'; readonly reason: string };

/** The code at one address. */
export interface PlainCode {
  readonly address: Address;
  /** keccak256 of the code, as EXTCODEHASH has it; null for an address without code. */
  readonly codeHash: Hex | null;
  readonly bytes: number;
}

/** What stands at an address, and behind it. */
export interface ContractCode extends PlainCode {
  /** Where a proxy takes its code from, and how that was found; null for what is no known kind of proxy. */
  readonly implementation: (PlainCode & { readonly found: 'erc-1967' | 'erc-897' }) | null;
}

/** A role with those who have it; null where the contract does not say and its logs are too long to read. */
export interface HeldRole extends Role {
  readonly members: readonly Address[] | null;
}

/** Who and what can stop or steer a pool, with what stands at each address. */
export interface PoolGuards extends Omit<Guards, 'roles'> {
  readonly roles: readonly HeldRole[];
  /** In the order of the contracts. */
  readonly code: readonly ContractCode[];
}

/** What is read about a pool's people and contracts when its page is opened. */
export interface PoolOversight {
  readonly guards: OnDemand<PoolGuards>;
  /** null: the protocol keeps no list of operators that could be compared. */
  readonly operators: OnDemand<readonly OperatorModule[]> | null;
}

import type { Abi, Address, Hex } from 'viem';

/** One `eth_getLogs`: logs of any of these contracts whose topics match. */
export interface LogQuery {
  readonly addresses: readonly Address[];
  /** By position: one topic, one of several, or any (null). */
  readonly topics: readonly (Hex | readonly Hex[] | null)[];
}

/** Which logs make up one history, as data. A log that several queries find counts once. */
export interface LogFilter {
  /** Names the history, e.g. `lido:reports`. */
  readonly key: string;
  readonly queries: readonly LogQuery[];
  /** How logs are decoded: by contract, because ERC-20 and ERC-721 transfers have the same first topic. */
  readonly contracts: readonly { readonly address: Address; readonly abi: Abi }[];
  /** No log of it is older. */
  readonly fromBlock: bigint;
  /** Of one account only: it waits its turn behind what everyone sees. */
  readonly personal?: boolean;
}

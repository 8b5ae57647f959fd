import type { Hex } from 'viem';

/** What can go wrong with a node. */
export type Fault =
  /** It takes its time. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** It closes the connection without an answer. */
  | { readonly kind: 'drop' }
  /** It answers 429 and asks to come back later. */
  | { readonly kind: '429'; readonly retryAfterSeconds: number }
  /** It answers 500. */
  | { readonly kind: '500' }
  /** It answers something else than the chain says. */
  | { readonly kind: 'lie'; readonly result: Hex }
  /** It is so many blocks behind. */
  | { readonly kind: 'old'; readonly blocks: number }
  /** It knows nothing of transactions it was told of. */
  | { readonly kind: 'forget' }
  /** It gives its blocks hashes that no other node knows, and does not know them itself. */
  | { readonly kind: 'rename' };

/** A method, and for `eth_call` the selector of the function called, alone or inside a multicall. */
export type FaultTarget = { readonly method: string; readonly selector?: Hex };

/** A fault that is to happen: where, and how often or how long. */
export type FaultRule = {
  readonly fault: Fault;
  /** Empty for every method. */
  readonly targets: readonly FaultTarget[];
  /** It happens so many more times; always unless set. */
  readonly times?: number;
  /** It happens for so many seconds from when it is set; without end unless set. */
  readonly seconds?: number;
};

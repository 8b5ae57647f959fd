import type { Hash } from 'viem';

import type { ChainFault } from '@/lib/chain/fault';
import type { BlockRef, Outcome, Quote } from '@/lib/protocols/protocol';
import type { Refusal } from '@/lib/protocols/refusal';

import type { FlowStep } from './flow-step';
import type { Asked, Mined, Sent, Standing, StandingNote } from './sent';

/** What is told of the block of a quote. */
export type QuoteBlock = Pick<BlockRef, 'number' | 'timestamp'>;

/** What stays the same through the signatures, and which one it is at. */
export interface Flow {
  readonly quote: Quote;
  /** The block the quote is of; null for a flow of the time before it was kept. */
  readonly quotedAt: QuoteBlock | null;
  readonly steps: readonly FlowStep[];
  /** Index into `steps`. */
  readonly at: number;
  /** For each step behind: the transaction's hash; null for a permit, which has none. */
  readonly hashes: readonly (Hash | null)[];
  /** What each act behind did; null when it was mined but could not be read. */
  readonly outcomes: readonly (Outcome | null)[];
  /** The nonce the next transaction must have, because it takes the place of one that was dropped. */
  readonly insteadOf: number | null;
}

/** A transaction flow from the wish to the result. Only `reduceTx` makes the next state. */
export type TxState =
  /** Reading quote and position again through the wallet's own connection. */
  | { readonly status: 'checking' }
  /** What the chain says now would be refused. */
  | { readonly status: 'refused'; readonly refusal: Refusal }
  /** The check itself failed: nothing was quoted. */
  | { readonly status: 'unchecked'; readonly fault: ChainFault }
  /** Waiting for the person to go on. `fault` is why the last attempt ended, when there was one. */
  | (Flow & { readonly status: 'review'; readonly fault: ChainFault | null })
  /** Trying the step out without sending it. */
  | (Flow & { readonly status: 'simulating' })
  /** The wallet is asking the person. */
  | (Flow & { readonly status: 'signing'; readonly asked: Asked })
  /**
   * The wallet was asked and its answer is lost, with the page that asked or with the wallet's connection (`fault`): the
   * chain is searched for what the wallet may have sent.
   */
  | (Flow & { readonly status: 'searching'; readonly asked: Asked; readonly fault: ChainFault | null })
  | (Flow & {
      readonly status: 'pending';
      readonly sent: Sent;
      readonly standing: Standing;
      readonly note: StandingNote | null;
    })
  /** In a block, and waiting for `depth` blocks in all to stand on it. */
  | (Flow & {
      readonly status: 'confirming';
      readonly sent: Sent;
      readonly mined: Mined;
      readonly confirmations: number;
      readonly depth: number;
    })
  /** Another transaction took its nonce; it can no longer land. `rejected`: the Safe's owners chose the empty one. */
  | (Flow & {
      readonly status: 'replaced';
      readonly by: Hash;
      readonly how: 'cancelled' | 'rejected' | 'other';
    })
  /** The person left it between two transactions: what is done is done, the rest was never sent. */
  | (Flow & { readonly status: 'stopped' })
  | (Flow & Ended & { readonly status: 'unread'; readonly fault: ChainFault })
  /** Mined and reverted: only the network cost was spent. */
  | (Flow & Ended & { readonly status: 'failed'; readonly fault: ChainFault })
  | (Flow & Ended & { readonly status: 'done'; readonly outcome: Outcome });

/** An end that stands in the chain, and is watched until the chain calls it final. */
export interface Ended {
  readonly sent: Sent;
  readonly mined: Mined;
  /** The chain cannot take it back any more. */
  readonly settled: boolean;
}

/** Where every flow starts. */
export const INITIAL_TX: TxState = { status: 'checking' };

/** The flow a state is in, without what only that state knows. */
export function flowOf({ quote, quotedAt, steps, at, hashes, outcomes, insteadOf }: Flow): Flow {
  return { quote, quotedAt, steps, at, hashes, outcomes, insteadOf };
}

/** A flow at its first step. */
export function newFlow(quote: Quote, quotedAt: QuoteBlock | null, steps: readonly FlowStep[]): Flow {
  return { quote, quotedAt, steps, at: 0, hashes: [], outcomes: [], insteadOf: null };
}

/** Whether nothing of it goes on unless the person, or a reorg, takes it up again. */
export function isEnd(state: TxState): boolean {
  return 'settled' in state || state.status === 'replaced' || state.status === 'stopped';
}

import type { Hash } from 'viem';

import type { ChainFault } from '@/lib/chain/fault';
import type { Outcome, Quote, TxStep } from '@/lib/protocols/protocol';
import type { Refusal } from '@/lib/protocols/refusal';

/** A transaction flow from the wish to the result. Only {@link reduceTx} makes the next state. */
export type TxState =
  /** Reading quote and position again through the wallet's own connection. */
  | { readonly status: 'checking' }
  /** What the chain says now would be refused. */
  | { readonly status: 'refused'; readonly refusal: Refusal }
  /** Waiting for the person to go on. `fault` is why the last attempt ended, when there was one. */
  | (Flow & { readonly status: 'review'; readonly fault: ChainFault | null })
  | (Flow & { readonly status: 'simulating' })
  | (Flow & { readonly status: 'signing' })
  | (Flow & { readonly status: 'pending'; readonly hash: Hash })
  /** Mined and reverted, or its result could not be read. Money-wise this one is over. */
  | (Flow & { readonly status: 'failed'; readonly fault: ChainFault })
  | (Flow & { readonly status: 'done'; readonly outcome: Outcome })
  /** The check itself failed: nothing was quoted. */
  | { readonly status: 'unchecked'; readonly fault: ChainFault };

/** What stays the same through the steps, and which step it is at. */
export interface Flow {
  readonly quote: Quote;
  readonly steps: readonly TxStep[];
  /** Index into `steps`. */
  readonly at: number;
  /** Hash of each step sent so far. */
  readonly hashes: readonly Hash[];
}

/** What happens to a flow. */
export type TxEvent =
  | { readonly type: 'checked'; readonly quote: Quote; readonly steps: readonly TxStep[] }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'check-failed'; readonly fault: ChainFault }
  | { readonly type: 'recheck' }
  | { readonly type: 'confirm' }
  | { readonly type: 'simulated' }
  | { readonly type: 'sent'; readonly hash: Hash }
  /** The step was mined and did what it should. */
  | { readonly type: 'mined' }
  | { readonly type: 'finished'; readonly outcome: Outcome }
  /** Simulation, signature or sending did not work: nothing is on its way. */
  | { readonly type: 'not-sent'; readonly fault: ChainFault }
  | { readonly type: 'reverted'; readonly fault: ChainFault };

/** Where every flow starts. */
export const INITIAL_TX: TxState = { status: 'checking' };

/**
 * The next state of a flow. An event that does not fit the state (a late answer, a double click) changes nothing.
 */
export function reduceTx(state: TxState, event: TxEvent): TxState {
  switch (state.status) {
    case 'checking':
      return afterCheck(state, event);
    case 'refused':
    case 'unchecked':
      return event.type === 'recheck' ? INITIAL_TX : state;
    case 'review':
      if (event.type === 'recheck') return INITIAL_TX;
      return event.type === 'confirm' ? { ...flowOf(state), status: 'simulating' } : state;
    case 'simulating':
      if (event.type === 'simulated') return { ...flowOf(state), status: 'signing' };
      return event.type === 'not-sent' ? backToReview(state, event.fault) : state;
    case 'signing':
      if (event.type === 'sent') return sent(state, event.hash);
      return event.type === 'not-sent' ? backToReview(state, event.fault) : state;
    case 'pending':
      return afterSending(state, event);
    case 'failed':
    case 'done':
      return state;
  }
}

function afterCheck(state: TxState, event: TxEvent): TxState {
  if (event.type === 'checked') {
    return { status: 'review', quote: event.quote, steps: event.steps, at: 0, hashes: [], fault: null };
  }
  if (event.type === 'refused') return { status: 'refused', refusal: event.refusal };
  return event.type === 'check-failed' ? { status: 'unchecked', fault: event.fault } : state;
}

function afterSending(state: Extract<TxState, { status: 'pending' }>, event: TxEvent): TxState {
  if (event.type === 'reverted') return { ...flowOf(state), status: 'failed', fault: event.fault };
  const last = state.at === state.steps.length - 1;
  if (event.type === 'finished') return last ? { ...flowOf(state), status: 'done', outcome: event.outcome } : state;
  if (event.type !== 'mined' || last) return state;
  // The next step was announced at the start, so it follows without another confirmation in the app.
  return { ...flowOf(state), at: state.at + 1, status: 'simulating' };
}

function sent(state: Flow, hash: Hash): TxState {
  return { ...flowOf(state), hashes: [...state.hashes, hash], status: 'pending', hash };
}

function backToReview(state: Flow, fault: ChainFault): TxState {
  return { ...flowOf(state), status: 'review', fault };
}

function flowOf({ quote, steps, at, hashes }: Flow): Flow {
  return { quote, steps, at, hashes };
}

import type { Address, Hash, Hex } from 'viem';

import type { ChainFault } from '@/lib/chain/fault';
import type { Outcome, Quote, TxStep } from '@/lib/protocols/protocol';
import type { Refusal } from '@/lib/protocols/refusal';
import type { Wei } from '@/lib/units/units';

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
  | (Flow & { readonly status: 'pending'; readonly sent: SentTransaction; readonly standing: Standing })
  /** Another transaction of the account used this one's nonce; it can no longer land. */
  | (Flow & { readonly status: 'replaced'; readonly by: Hash; readonly how: 'cancelled' | 'other' })
  /** Mined and successful, but what it did could not be read. */
  | (Flow & { readonly status: 'unread'; readonly fault: ChainFault })
  /** Mined and reverted: only the network cost was spent. */
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

/** A transaction as it was sent: enough to find out later what became of it. */
export interface SentTransaction {
  readonly hash: Hash;
  readonly address: Address;
  readonly data: Hex;
  readonly value: Wei;
  /** The newest block when it was sent: it cannot be in an earlier one. */
  readonly atBlock: bigint;
  /** Its own nonce, once a node has listed it. */
  readonly nonce: number | null;
}

/** How a sent transaction stands while its fate is open: listed, listed for long, or not listed by the node. */
export type Standing = 'waiting' | 'slow' | 'missing';

/** What happens to a flow. */
export type TxEvent =
  | { readonly type: 'checked'; readonly quote: Quote; readonly steps: readonly TxStep[] }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'check-failed'; readonly fault: ChainFault }
  | { readonly type: 'recheck' }
  | { readonly type: 'confirm' }
  | { readonly type: 'simulated' }
  | { readonly type: 'sent'; readonly sent: SentTransaction }
  | { readonly type: 'standing'; readonly standing: Standing; readonly nonce: number | null }
  /** The same call with another fee took its place. */
  | { readonly type: 'sped-up'; readonly hash: Hash }
  | { readonly type: 'replaced'; readonly by: Hash; readonly how: 'cancelled' | 'other' }
  | { readonly type: 'unread'; readonly fault: ChainFault }
  /** A step before the last was mined while nobody was there: everything is read again before the next signature. */
  | { readonly type: 'interrupted' }
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
      if (event.type === 'sent') return sent(state, event.sent);
      return event.type === 'not-sent' ? backToReview(state, event.fault) : state;
    case 'pending':
      return afterSending(state, event);
    case 'failed':
    case 'replaced':
    case 'unread':
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
  const last = state.at === state.steps.length - 1;
  switch (event.type) {
    case 'standing':
      return standingNow(state, event.standing, event.nonce);
    case 'sped-up':
      return spedUp(state, event.hash);
    case 'replaced':
      return { ...flowOf(state), status: 'replaced', by: event.by, how: event.how };
    case 'reverted':
      return { ...flowOf(state), status: 'failed', fault: event.fault };
    case 'unread':
      return last ? { ...flowOf(state), status: 'unread', fault: event.fault } : state;
    case 'finished':
      return last ? { ...flowOf(state), status: 'done', outcome: event.outcome } : state;
    case 'mined':
      // The next step was announced at the start, so it follows without another confirmation in the app.
      return last ? state : { ...flowOf(state), at: state.at + 1, status: 'simulating' };
    case 'interrupted':
      return last ? state : INITIAL_TX;
    default:
      return state;
  }
}

function standingNow(
  state: Extract<TxState, { status: 'pending' }>,
  standing: Standing,
  nonce: number | null,
): TxState {
  if (standing === state.standing && nonce === state.sent.nonce) return state;
  return { ...state, standing, sent: { ...state.sent, nonce } };
}

function spedUp(state: Extract<TxState, { status: 'pending' }>, hash: Hash): TxState {
  const hashes = [...state.hashes.slice(0, -1), hash];
  return { ...flowOf(state), hashes, status: 'pending', sent: { ...state.sent, hash }, standing: 'waiting' };
}

function sent(state: Flow, transaction: SentTransaction): TxState {
  const hashes = [...state.hashes, transaction.hash];
  return { ...flowOf(state), hashes, status: 'pending', sent: transaction, standing: 'waiting' };
}

function backToReview(state: Flow, fault: ChainFault): TxState {
  return { ...flowOf(state), status: 'review', fault };
}

function flowOf({ quote, steps, at, hashes }: Flow): Flow {
  return { quote, steps, at, hashes };
}

import type { Intent, PoolId } from '@/lib/protocols/protocol';

import type { TxState } from './state';

/** The states of a flow that are kept: from the moment a wallet is asked until the end is old. */
type KeptState = Extract<
  TxState,
  | { readonly status: 'signing' | 'searching' | 'pending' | 'confirming' | 'replaced' | 'stopped' }
  | { settled: boolean }
>;

/** A transaction that a wallet was asked for: kept while it is open, and a while after as a record. */
export interface JournalEntry {
  readonly id: string;
  readonly chainId: number;
  readonly account: `0x${string}`;
  readonly pool: PoolId;
  readonly intent: Intent;
  /** When the wallet was first asked, milliseconds since 1970 by this browser's clock: for the order of the list only. */
  readonly startedAt: number;
  /** The person has seen how it ended. */
  readonly seen: boolean;
  readonly state: KeptState | PausedState;
}

/** Between two transactions, the first of which is done. */
type PausedState = Extract<TxState, { readonly status: 'review' }>;

/**
 * The part of a state that is kept; null for states in which nothing has been asked for or is on its way. Between two
 * transactions of a flow the pause is kept: without it the rest would be forgotten.
 */
export function keptStateOf(state: TxState): JournalEntry['state'] | null {
  switch (state.status) {
    case 'checking':
    case 'refused':
    case 'unchecked':
    case 'simulating':
      return null;
    case 'review':
      return state.at > 0 || state.insteadOf !== null ? state : null;
    case 'signing':
    case 'searching':
    case 'pending':
    case 'confirming':
    case 'replaced':
    case 'stopped':
    case 'unread':
    case 'failed':
    case 'done':
      return state;
  }
}

/** Whether a kept state still has to be watched, or waits for the person. */
export function isOpen(state: JournalEntry['state']): boolean {
  switch (state.status) {
    case 'review':
    case 'signing':
    case 'searching':
    case 'pending':
    case 'confirming':
      return true;
    case 'unread':
    case 'failed':
    case 'done':
      return !state.settled;
    case 'replaced':
    case 'stopped':
      return false;
  }
}

/** Whether it is to be shown on the next visit: still watched, waiting for the person, or at an end nobody has seen. */
export function isLeft({ state, seen }: JournalEntry): boolean {
  return isOpen(state) || !seen;
}

import type { EncodedCall, Outcome } from '@/lib/protocols/protocol';

import type { TxEvent } from './events';
import { isAct } from './flow-step';
import type { Mined, Sent } from './sent';
import { type Flow, flowOf, INITIAL_TX, newFlow, type TxState } from './state';

type StateOf<Status extends TxState['status']> = Extract<TxState, { status: Status }>;
type EventOf<Type extends TxEvent['type']> = Extract<TxEvent, { type: Type }>;

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
      return afterReview(state, event);
    case 'simulating':
      return beforeSigning(state, event);
    case 'signing':
    case 'searching':
      return afterAsking(state, event);
    case 'pending':
    case 'confirming':
      return afterSending(state, event);
    case 'replaced':
      return event.type === 'recheck' ? again(state) : withRevoke(state, event);
    case 'stopped':
      return withRevoke(state, event);
    case 'unread':
    case 'failed':
    case 'done':
      return afterEnd(state, event);
  }
}

function afterCheck(state: TxState, event: TxEvent): TxState {
  // A plan without steps has nothing to review; adapters never make one.
  if (event.type === 'checked' && event.steps.length > 0)
    return { ...newFlow(event.quote, event.quotedAt, event.steps), status: 'review', fault: null };
  if (event.type === 'refused') return { status: 'refused', refusal: event.refusal };
  return event.type === 'check-failed' ? { status: 'unchecked', fault: event.fault } : state;
}

function afterReview(state: StateOf<'review'>, event: TxEvent): TxState {
  if (event.type === 'recheck') return isBegun(state) && state.fault === null ? state : again(state);
  if (event.type === 'confirm') return { ...flowOf(state), status: 'simulating' };
  if (event.type === 'stop' && state.at > 0) return { ...flowOf(state), status: 'stopped' };
  return withRevoke(state, event);
}

function beforeSigning(state: StateOf<'simulating'>, event: TxEvent): TxState {
  if (event.type === 'asked') return { ...flowOf(state), status: 'signing', asked: event.asked };
  if (event.type === 'permit-used' && state.steps[state.at]?.kind === 'act') {
    return { ...withAct(state, event.act), status: 'simulating' };
  }
  return event.type === 'not-sent' ? backToReview(state, event) : state;
}

function afterAsking(state: StateOf<'signing' | 'searching'>, event: TxEvent): TxState {
  const isPermit = state.steps[state.at]?.kind === 'permit';
  switch (event.type) {
    case 'sent':
      return isPermit ? state : pending(state, event.sent);
    case 'permitted':
      return isPermit && state.status === 'signing' ? afterPermit(state, event) : state;
    case 'not-sent':
      return backToReview(state, event);
    case 'answer-lost':
      if (state.status === 'searching') return state;
      // A permit that nobody holds any more is as good as unsigned.
      if (isPermit) return INITIAL_TX;
      return { ...flowOf(state), status: 'searching', asked: state.asked, fault: event.fault };
    case 'recheck':
      return state.status === 'searching' ? again(state) : state;
    default:
      return state;
  }
}

function afterSending(state: StateOf<'pending' | 'confirming'>, event: TxEvent): TxState {
  switch (event.type) {
    case 'standing':
      return state.status === 'pending' ? standingNow(state, event) : state;
    case 'sped-up':
      return spedUp(state, event);
    case 'replaced':
      return { ...flowOf(state), status: 'replaced', by: event.by, how: event.how };
    case 'send-again':
      return sendAgain(state);
    case 'given-up':
      return state.status === 'pending' && state.sent.kind === 'batch' ? backToReview(state, event) : state;
    case 'included':
      return included(state, event);
    case 'reorged':
      return state.status === 'confirming' ? pending(state, state.sent) : state;
    case 'step-done':
      return isLast(state) ? state : { ...pastStep(state, event), status: 'simulating' };
    case 'interrupted':
      return interrupted(state, event);
    case 'finished':
    case 'unread':
    case 'reverted':
      return state.status === 'confirming' ? ended(state, event) : state;
    default:
      return state;
  }
}

function ended(state: StateOf<'confirming'>, event: EventOf<'finished' | 'unread' | 'reverted'>): TxState {
  const end = {
    ...flowOf(state),
    hashes: [...state.hashes, state.mined.hash],
    sent: state.sent,
    mined: state.mined,
    settled: false,
  };
  if (event.type === 'reverted') return { ...end, status: 'failed', fault: event.fault };
  // Only the last step has an outcome of the whole.
  if (!isLast(state)) return state;
  if (event.type === 'unread') return { ...end, status: 'unread', fault: event.fault };
  return { ...end, status: 'done', outcome: event.outcome };
}

function afterEnd(state: StateOf<'unread' | 'failed' | 'done'>, event: TxEvent): TxState {
  if (event.type === 'settled') return state.settled ? state : { ...state, settled: true };
  if (event.type === 'reorged') return state.settled ? state : pending(unhashed(state), state.sent);
  if (state.status !== 'failed') return state;
  return event.type === 'recheck' ? again(state) : withRevoke(state, event);
}

function isLast(state: Flow): boolean {
  return state.at === state.steps.length - 1;
}

function pending(state: Flow, sent: Sent): TxState {
  return { ...flowOf(state), insteadOf: null, status: 'pending', sent, standing: 'waiting', note: null };
}

function standingNow(state: StateOf<'pending'>, { sent, standing, note }: EventOf<'standing'>): TxState {
  if (sent.kind !== state.sent.kind || idOf(sent) !== idOf(state.sent)) return state;
  if (standing === state.standing && same(note, state.note) && nonceOf(sent) === nonceOf(state.sent)) return state;
  return { ...state, sent, standing, note };
}

function spedUp(state: StateOf<'pending' | 'confirming'>, { hash }: EventOf<'sped-up'>): TxState {
  return state.sent.kind === 'transaction' ? pending(state, { ...state.sent, hash }) : state;
}

function sendAgain(state: StateOf<'pending' | 'confirming'>): TxState {
  if (state.status !== 'pending' || state.standing !== 'dropped' || state.sent.kind !== 'transaction') return state;
  return { ...flowOf(state), insteadOf: state.sent.nonce, status: 'review', fault: null };
}

function included(state: StateOf<'pending' | 'confirming'>, event: EventOf<'included'>): TxState {
  const { mined, confirmations, depth } = event;
  if (state.status === 'confirming' && same({ mined, confirmations, depth }, pickDepth(state))) return state;
  return { ...flowOf(state), status: 'confirming', sent: state.sent, mined, confirmations, depth };
}

function pickDepth({ mined, confirmations, depth }: StateOf<'confirming'>) {
  return { mined, confirmations, depth };
}

function interrupted(state: StateOf<'pending' | 'confirming'>, event: EventOf<'interrupted'>): TxState {
  if (isLast(state)) return state;
  // Nothing but a preparation is done: everything is planned anew, and finds what is prepared. After an act a new plan
  // would do that act twice, so the old one is gone on with.
  const begun = state.steps.slice(0, state.at + 1).some(isAct);
  return begun ? { ...pastStep(state, event), status: 'review', fault: null } : INITIAL_TX;
}

function pastStep(state: Flow, { mined, outcome }: { mined: Mined; outcome: Outcome | null }): Flow {
  const outcomes = isAct(state.steps[state.at]) ? [...state.outcomes, outcome] : state.outcomes;
  return { ...flowOf(state), at: state.at + 1, hashes: [...state.hashes, mined.hash], outcomes };
}

/** Past the permit, with the act that carries it in the place of the plain one. */
function afterPermit(state: Flow, { act }: EventOf<'permitted'>): TxState {
  const past: Flow = { ...flowOf(state), at: state.at + 1, hashes: [...state.hashes, null] };
  return isLast(state) ? INITIAL_TX : { ...withAct(past, act), status: 'simulating' };
}

function withAct(state: Flow, call: EncodedCall): Flow {
  const steps = state.steps.map((step, index) =>
    index === state.at && step.kind === 'act' ? ({ ...step, call } as const) : step,
  );
  return { ...flowOf(state), steps };
}

function backToReview(state: Flow, { fault }: EventOf<'not-sent' | 'given-up'>): TxState {
  // A permit is good for one try: a new one is asked for, with everything read again.
  const permit = state.steps.findIndex((step) => step.kind === 'permit');
  if (permit < 0 || permit >= state.at) return { ...flowOf(state), status: 'review', fault };
  return {
    ...flowOf(state),
    at: permit,
    hashes: state.hashes.slice(0, permit),
    status: 'review',
    fault,
  };
}

/** Whether an act is done already, so that a new plan would do it twice. */
function isBegun(state: Flow): boolean {
  return state.steps.slice(0, state.at).some(isAct);
}

/** Tries again from the start, or, when an act is done already, from the step it stands at. */
function again(state: Flow): TxState {
  if (!isBegun(state)) return INITIAL_TX;
  return { ...flowOf(unhashed(state)), status: 'review', fault: null };
}

/** Without the hash of the step it stands at. */
function unhashed(state: Flow): Flow {
  return { ...flowOf(state), hashes: state.hashes.slice(0, state.at) };
}

function withRevoke(state: StateOf<'review' | 'stopped' | 'failed' | 'replaced'>, event: TxEvent): TxState {
  if (event.type !== 'revoke') return state;
  return { ...newFlow(state.quote, state.quotedAt, [event.step]), status: 'review', fault: null };
}

function idOf(sent: Sent): string {
  switch (sent.kind) {
    case 'transaction':
      return sent.hash;
    case 'batch':
      return sent.id;
    case 'proposal':
      return sent.safeTxHash;
  }
}

function nonceOf(sent: Sent): number | null {
  return sent.kind === 'batch' ? null : sent.nonce;
}

/** Whether two small flat values say the same. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, bigintAsText) === JSON.stringify(other, bigintAsText);
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

import type { ChainFault } from '@/lib/chain/fault';
import type { Intent } from '@/lib/protocols/protocol';

import { awaitDepth, awaitFinality } from './confirm';
import type { ExecutorContext } from './context';
import type { TxEvent } from './events';
import { type FlowStep, isAct } from './flow-step';
import { mergeOutcomes, readOutcome, revertReason } from './outcome';
import { searchForAnswer } from './search';
import { signStep } from './sign-step';
import type { TxState } from './state';
import { watchSent } from './watch';

type StateOf<Status extends TxState['status']> = Extract<TxState, { status: Status }>;

/** Who keeps the state of a flow and is told what happens to it. */
export interface FlowListener {
  /** Makes the next state, keeps it, and gives it back. */
  dispatch(event: TxEvent): TxState;
  /** The node stopped answering while something is on its way, or answers again. */
  onTrouble(fault: ChainFault | null): void;
}

/**
 * Carries a flow on from where it stands until it has ended for good or is back with the person. A flow that was just
 * confirmed signs all its steps; one that is taken up again is watched, and asks for no signature unbidden.
 */
export async function driveFlow(
  context: ExecutorContext,
  intent: Intent,
  start: TxState,
  listener: FlowListener,
): Promise<void> {
  const attended = start.status === 'simulating';
  // Who finds a flow at the wallet does not hold the wallet's answer.
  let state = start.status === 'signing' ? listener.dispatch({ type: 'answer-lost', fault: null }) : start;
  for (;;) {
    const next = await carryOn(context, intent, state, attended, listener);
    if (next === state) return;
    state = next;
  }
}

/** One stage on. Gives back the same state when there is nothing to do but for the person. */
async function carryOn(
  context: ExecutorContext,
  intent: Intent,
  state: TxState,
  attended: boolean,
  listener: FlowListener,
): Promise<TxState> {
  switch (state.status) {
    case 'simulating':
      return signStep(context, state, listener);
    case 'searching': {
      const sent = await searchForAnswer(context, stepOf(state), state.asked, listener.onTrouble);
      return listener.dispatch({ type: 'sent', sent });
    }
    case 'pending':
      return watch(context, state, listener);
    case 'confirming':
      return confirm(context, intent, state, attended, listener);
    case 'unread':
    case 'failed':
    case 'done':
      return settle(context, state, listener);
    case 'checking':
    case 'refused':
    case 'unchecked':
    case 'review':
    case 'signing':
    case 'replaced':
    case 'stopped':
      return state;
  }
}

async function watch(
  context: ExecutorContext,
  state: StateOf<'pending'>,
  { dispatch, onTrouble }: FlowListener,
): Promise<TxState> {
  const fate = await watchSent(context, state.sent, {
    onStanding: (sent, standing, note) => void dispatch({ type: 'standing', sent, standing, note }),
    onTrouble,
  });
  switch (fate.kind) {
    case 'mined':
      return dispatch({ type: 'included', mined: fate.mined, confirmations: 1, depth: depthOf(context, state) });
    case 'sped-up':
      return dispatch({ type: 'sped-up', hash: fate.hash });
    case 'replaced':
      return dispatch({ type: 'replaced', by: fate.by, how: fate.how });
    case 'given-up':
      return dispatch({ type: 'given-up', fault: fate.fault });
  }
}

/** A step before the last is only built upon; the next one is tried out on its result anyway. */
function depthOf(context: ExecutorContext, { at, steps }: StateOf<'pending'>): number {
  return at < steps.length - 1 ? 1 : context.depth;
}

async function confirm(
  context: ExecutorContext,
  intent: Intent,
  state: StateOf<'confirming'>,
  attended: boolean,
  { dispatch, onTrouble }: FlowListener,
): Promise<TxState> {
  const { mined, depth } = state;
  const reached = await awaitDepth(context, mined, depth, {
    onDepth: (confirmations) => void dispatch({ type: 'included', mined, confirmations, depth }),
    onTrouble,
  });
  if (reached === 'reorged') return dispatch({ type: 'reorged' });
  const step = stepOf(state);
  if (!mined.succeeded) return dispatch({ type: 'reverted', fault: await revertReason(context, step, mined) });
  const outcome = await readOutcome(context, intent, step, mined);
  if (state.at < state.steps.length - 1) {
    const type = attended ? 'step-done' : 'interrupted';
    return dispatch({ type, mined, outcome: outcome.ok && isAct(step) ? outcome.value : null });
  }
  if (!outcome.ok) return dispatch({ type: 'unread', fault: outcome.error });
  const before = state.outcomes.filter((known) => known !== null);
  if (before.length < state.outcomes.length)
    return dispatch({ type: 'unread', fault: { code: 'undecodable', detail: 'those of an earlier transaction' } });
  return dispatch({ type: 'finished', outcome: mergeOutcomes([...before, outcome.value]) });
}

async function settle(
  context: ExecutorContext,
  state: StateOf<'unread' | 'failed' | 'done'>,
  { dispatch, onTrouble }: FlowListener,
): Promise<TxState> {
  if (state.settled) return state;
  const reached = await awaitFinality(context, state.mined, onTrouble);
  return dispatch({ type: reached === 'final' ? 'settled' : 'reorged' });
}

function stepOf({ steps, at }: { readonly steps: readonly FlowStep[]; readonly at: number }): FlowStep {
  const step = steps[at];
  if (step === undefined) throw new Error(`a flow of ${steps.length} steps stands at ${at}`);
  return step;
}

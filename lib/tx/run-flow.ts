import type { TransactionReceipt } from 'viem';

import type { ChainFault } from '@/lib/chain/fault';
import type { Intent, TxStep } from '@/lib/protocols/protocol';

import { type ExecutorContext, readOutcome, revertReason, sendStep, simulateStep } from './executor';
import type { Flow, SentTransaction, TxEvent } from './machine';
import { watchTransaction } from './watch';

/** Who is told how a flow goes on. */
export interface FlowListener {
  dispatch(event: TxEvent): void;
  /** The node stopped answering while a transaction is on its way, or answers again. */
  onTrouble(fault: ChainFault | null): void;
}

/**
 * Carries a confirmed flow through: simulate, sign, watch, for each step from where it stands. Ends when the flow is
 * over or handed back to the person; everything that happens is told as events of the machine.
 */
export async function runFlow(
  context: ExecutorContext,
  intent: Intent,
  flow: Flow,
  listener: FlowListener,
): Promise<void> {
  const { dispatch } = listener;
  for (let at = flow.at; at < flow.steps.length; at += 1) {
    const step = flow.steps[at];
    if (step === undefined) return;
    const simulated = await simulateStep(context, step);
    if (!simulated.ok) return dispatch({ type: 'not-sent', fault: simulated.error });
    dispatch({ type: 'simulated' });
    const sent = await sendStep(context, step);
    if (!sent.ok) return dispatch({ type: 'not-sent', fault: sent.error });
    dispatch({ type: 'sent', sent: sent.value });
    const receipt = await awaitStep(context, step, sent.value, listener);
    if (receipt === null) return;
    if (at < flow.steps.length - 1) dispatch({ type: 'mined' });
    else await tellOutcome(context, intent, receipt, listener);
  }
}

/**
 * Goes on with a flow that was on its way when the page went. What was sent is watched to its end; a further step is
 * not signed unasked: the flow goes back to its check.
 */
export async function resumeFlow(
  context: ExecutorContext,
  intent: Intent,
  flow: Flow,
  sent: SentTransaction,
  listener: FlowListener,
): Promise<void> {
  const step = flow.steps[flow.at];
  if (step === undefined) return;
  const receipt = await awaitStep(context, step, sent, listener);
  if (receipt === null) return;
  if (flow.at < flow.steps.length - 1) listener.dispatch({ type: 'interrupted' });
  else await tellOutcome(context, intent, receipt, listener);
}

/** The receipt of a step that did what it should; null when the flow ended otherwise, which has been told. */
async function awaitStep(
  context: ExecutorContext,
  step: TxStep,
  sent: SentTransaction,
  { dispatch, onTrouble }: FlowListener,
): Promise<TransactionReceipt | null> {
  let current = sent;
  for (;;) {
    const fate = await watchTransaction(context, current, {
      onStanding: (standing, nonce) => dispatch({ type: 'standing', standing, nonce }),
      onTrouble,
    });
    if (fate.kind === 'sped-up') {
      current = { ...current, hash: fate.hash };
      dispatch({ type: 'sped-up', hash: fate.hash });
      continue;
    }
    if (fate.kind === 'replaced') {
      dispatch({ type: 'replaced', by: fate.by, how: fate.how });
      return null;
    }
    if (fate.receipt.status === 'success') return fate.receipt;
    dispatch({ type: 'reverted', fault: await revertReason(context, step, fate.receipt) });
    return null;
  }
}

async function tellOutcome(
  context: ExecutorContext,
  intent: Intent,
  receipt: TransactionReceipt,
  { dispatch }: FlowListener,
): Promise<void> {
  const outcome = await readOutcome(context, intent, receipt);
  dispatch(outcome.ok ? { type: 'finished', outcome: outcome.value } : { type: 'unread', fault: outcome.error });
}

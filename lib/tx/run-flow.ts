import type { ChainFault } from '@/lib/chain/fault';
import type { Intent } from '@/lib/protocols/protocol';

import { awaitReceipt, type ExecutorContext, readOutcome, revertReason, sendStep, simulateStep } from './executor';
import type { Flow, TxEvent } from './machine';

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
    dispatch({ type: 'sent', hash: sent.value });
    const receipt = await awaitReceipt(context, sent.value, listener.onTrouble);
    if (receipt.status === 'reverted')
      return dispatch({ type: 'reverted', fault: await revertReason(context, step, receipt) });
    if (at < flow.steps.length - 1) {
      dispatch({ type: 'mined' });
      continue;
    }
    const outcome = await readOutcome(context, intent, receipt);
    dispatch(outcome.ok ? { type: 'finished', outcome: outcome.value } : { type: 'reverted', fault: outcome.error });
  }
}

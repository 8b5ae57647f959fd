import { type ChainFault, isSurelyNotSent } from '@/lib/chain/fault';

import { type ExecutorContext, faultOf } from './context';
import type { TxEvent } from './events';
import type { FlowStep } from './flow-step';
import { signPermit } from './permit';
import { readAsked, sendBatch, sendCall } from './send-step';
import type { Asked } from './sent';
import { simulateStep } from './simulate';
import type { TxState } from './state';

type Simulating = Extract<TxState, { status: 'simulating' }>;

/**
 * Tries the step out, keeps the moment, and asks the wallet. What the wallet answers is told as it is: signed, surely
 * not sent, or lost on the way.
 */
export async function signStep(
  context: ExecutorContext,
  state: Simulating,
  { dispatch }: { dispatch(event: TxEvent): TxState },
): Promise<TxState> {
  const step = state.steps[state.at];
  if (step === undefined) throw new Error(`a flow of ${state.steps.length} steps stands at ${state.at}`);
  const simulated = await simulateStep(context, step);
  if (!simulated.ok) return dispatch(await afterRefusal(context, state, simulated.error));
  const asked = await readAsked(context, step.kind === 'batch').catch((error: unknown) => faultOf(context, error));
  if ('code' in asked) return dispatch({ type: 'not-sent', fault: asked });
  // Kept before the wallet is asked: a page that dies now can find out later what became of it.
  dispatch({ type: 'asked', asked });
  return dispatch(await ask(context, step, asked, state.insteadOf));
}

async function ask(context: ExecutorContext, step: FlowStep, asked: Asked, insteadOf: number | null): Promise<TxEvent> {
  try {
    switch (step.kind) {
      case 'permit':
        return { type: 'permitted', act: await signPermit(context, step) };
      case 'batch':
        return { type: 'sent', sent: await sendBatch(context, step, asked) };
      case 'wrap':
      case 'approve':
      case 'revoke':
      case 'act':
        return { type: 'sent', sent: await sendCall(context, step, asked, insteadOf) };
    }
  } catch (error) {
    const fault = faultOf(context, error);
    // A signature alone moves nothing, whatever became of it.
    if (step.kind === 'permit' || isSurelyNotSent(fault)) return { type: 'not-sent', fault };
    return { type: 'answer-lost', fault };
  }
}

/**
 * Anyone may put a permit on chain, and then its act is refused although the allowance is there. The act without the
 * permit tells: when that goes through, it is sent instead.
 */
async function afterRefusal(context: ExecutorContext, state: Simulating, fault: ChainFault): Promise<TxEvent> {
  const permit = state.steps[state.at - 1];
  const act = state.steps[state.at];
  if (permit?.kind !== 'permit' || act?.kind !== 'act' || act.call.data === permit.plain.data)
    return { type: 'not-sent', fault };
  const plain = { ...act, call: permit.plain };
  const goesThrough = await simulateStep(context, plain);
  return goesThrough.ok ? { type: 'permit-used', act: permit.plain } : { type: 'not-sent', fault };
}

import type { Tokens } from '@/lib/protocols/asset';
import type { Intent } from '@/lib/protocols/protocol';
import type { Approval, BatchStep, FlowStep } from '@/lib/tx/flow-step';
import { isAct } from '@/lib/tx/flow-step';

import { formatExact } from './format-amount';
import { amountWording, intentTitle } from './intent-wording';
import { symbolOf } from './refusal-wording';

/**
 * What one signature does.
 * @param at which of the flow's steps; one of several acts says which part it is
 */
export function stepWording(steps: readonly FlowStep[], at: number, intent: Intent, tokens: Tokens): string {
  const step = steps[at];
  if (step === undefined) throw new Error(`there is no step ${at} of ${steps.length}`);
  switch (step.kind) {
    case 'wrap':
      return `Wrap exactly ${formatExact(step.call.value)} ETH as ${symbolOf('underlying', tokens)}`;
    case 'approve':
      return `Allow ${spenderOf(intent)} to move exactly ${allowed(step.approval, tokens)}`;
    case 'permit':
      return `Sign a permit, which costs nothing: ${spenderOf(intent)} may move exactly ${allowed(step.approval, tokens)}`;
    case 'revoke':
      return 'Take the allowance back: nothing may be moved any more';
    case 'batch':
      return `${actWording(steps, at, intent, tokens)}, with ${preparationOf(step)} in the same transaction`;
    case 'act':
      return actWording(steps, at, intent, tokens);
  }
}

/** What comes before the act of a batch. */
function preparationOf({ parts }: BatchStep): string {
  const wraps = parts.some(({ kind }) => kind === 'wrap');
  const allows = parts.some(({ kind }) => kind === 'approve');
  if (wraps) return allows ? 'the wrapping and the allowance for it' : 'the wrapping for it';
  return 'the allowance for it';
}

function actWording(steps: readonly FlowStep[], at: number, intent: Intent, tokens: Tokens): string {
  const acts = steps.flatMap((step, index) => (isAct(step) ? [index] : []));
  const title = intentTitle(intent, tokens);
  return acts.length === 1 ? title : `${title}, part ${acts.indexOf(at) + 1} of ${acts.length}`;
}

function allowed({ asset, amount }: Approval, tokens: Tokens): string {
  return amountWording({ asset, amount }, tokens);
}

/** Who is allowed to move tokens, by what it does for the person. */
function spenderOf(intent: Intent): string {
  switch (intent.kind) {
    case 'wrap':
      return 'the wrapper';
    case 'request':
      return 'the withdrawal queue';
    case 'stake':
      return 'the vault';
    case 'sell':
      return 'the market';
    default:
      return 'the contract';
  }
}

import type { TxState } from './state';

/**
 * What failed, for somebody who is asked for help: calls, hashes and reasons, all of which are public on the chain.
 * The wallet, its name and anything it said are left out.
 */
export function faultReport(state: Extract<TxState, { status: 'failed' }>): string {
  const { fault, mined, steps, at } = state;
  const step = steps[at];
  const call = step !== undefined && 'call' in step ? step.call : null;
  const reason = fault.code === 'reverted' ? `${fault.reason || 'none given'} ${fault.values.join(' ')}` : fault.code;
  return [
    `step ${at + 1} of ${steps.length}: ${step?.kind ?? 'none'}`,
    `reason: ${reason.trim()}`,
    `transaction: ${mined.hash}`,
    `block: ${mined.block}`,
    ...(call === null ? [] : [`to: ${call.address}`, `value: ${call.value} wei`, `data: ${call.data}`]),
  ].join('\n');
}

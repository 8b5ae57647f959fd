import { encodeFunctionData, erc20Abi } from 'viem';

import { wei } from '@/lib/units/units';

import type { Approval, CallStep } from './flow-step';
import type { TxState } from './state';

/**
 * The allowance that a flow gave and did not use: an approval of its own that was mined, while the act it was for was not.
 * A permit leaves none, since it is part of its act.
 */
export function leftOverAllowance(state: TxState): Approval | null {
  if (!('steps' in state) || state.status === 'done' || state.status === 'unread') return null;
  const given = state.steps.slice(0, state.at).findLast((step) => step.kind === 'approve');
  return given?.kind === 'approve' ? given.approval : null;
}

/** The call that takes an allowance back; null when the flow gave none to that spender. */
export function revokeStep(state: TxState, approval: Approval): CallStep | null {
  if (!('steps' in state)) return null;
  const given = state.steps.find((step) => step.kind === 'approve' && step.approval.spender === approval.spender);
  if (given?.kind !== 'approve') return null;
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [approval.spender, 0n] });
  return {
    kind: 'revoke',
    call: { type: 'encoded', address: given.call.address, data, value: wei(0n) },
    approval: { ...approval, amount: 0n },
  };
}

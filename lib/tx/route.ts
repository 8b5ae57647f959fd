import { encodeFunctionData, type Hex } from 'viem';

import type { EncodedCall, TxCall, TxStep } from '@/lib/protocols/protocol';

import type { Abilities } from './abilities';
import type { ExecutorContext } from './context';
import type { CallStep, FlowStep } from './flow-step';
import { preparePermit } from './permit';

/** Ways that are not taken, because the wallet turned out not to be able to, or the person does not want them. */
export type Avoided = readonly ('batch' | 'permit')[];

/**
 * The signatures that carry a plan out, by the shortest way that wallet and token know: all calls up to the first act
 * in one batch, a permit inside the act, or an exact approval before it.
 */
export async function routeOf(
  context: ExecutorContext,
  plan: readonly TxStep[],
  abilities: Abilities,
  avoided: Avoided,
): Promise<readonly FlowStep[]> {
  const first = plan.findIndex(({ kind }) => kind === 'act');
  const calls = plan.map(callStepOf);
  // One call is no batch, and a flow whose first call is its act needs no allowance.
  if (first < 1) return calls;
  if (abilities.batches && !avoided.includes('batch'))
    return [{ kind: 'batch', parts: calls.slice(0, first + 1) }, ...calls.slice(first + 1)];
  const [approve] = plan;
  const act = calls[1];
  const permit = first === 1 && !avoided.includes('permit') ? approve?.permit : null;
  if (!permit || !approve?.approval || act === undefined || !maySign(abilities, permit.contractsMaySign)) return calls;
  return [await preparePermit(context, permit, approve.approval, act.call), ...calls.slice(1)];
}

/**
 * A Safe's owners sign together, which makes a signature longer than a permit has room for. A token that asks contracts
 * (ERC-1271) asks every account that has code, a delegated one too, and few delegates answer for their key.
 */
function maySign({ signer, isDelegated }: Abilities, contractsMaySign: boolean): boolean {
  if (signer === 'key') return !(isDelegated && contractsMaySign);
  return signer === 'contract' && contractsMaySign;
}

function callStepOf({ kind, call, approval }: TxStep): CallStep {
  const encoded: EncodedCall = { type: 'encoded', address: call.address, data: dataOf(call), value: call.value };
  if (kind !== 'approve') return { kind, call: encoded, approval: null };
  if (approval === null) throw new Error('an approval step says what it allows');
  return { kind, call: encoded, approval };
}

/** The data a call sends; empty for a plain transfer. */
function dataOf(call: TxCall): Hex {
  switch (call.type) {
    case 'transfer':
      return '0x';
    case 'encoded':
      return call.data;
    case 'call':
      return encodeFunctionData({ abi: call.abi, functionName: call.functionName, args: call.args });
  }
}

import { encodeFunctionData, type Hex } from 'viem';

import type { TxCall, TxStep } from '@/lib/protocols/protocol';

/** The data a call sends; empty for a plain transfer. */
export function dataOf(call: TxCall): Hex {
  switch (call.type) {
    case 'transfer':
      return '0x';
    case 'encoded':
      return call.data;
    case 'call':
      return encodeFunctionData({ abi: call.abi, functionName: call.functionName, args: call.args });
  }
}

/** The step with its call encoded: small, comparable, and fit to be kept over a reload. */
export function encodeStep(step: TxStep): TxStep {
  const { address, value } = step.call;
  return { ...step, call: { type: 'encoded', address, data: dataOf(step.call), value } };
}

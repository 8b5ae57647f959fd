import { BaseError } from 'viem';
import { call, simulateBlocks } from 'viem/actions';

import type { ChainFault } from '@/lib/chain/fault';
import { err, ok, type Result } from '@/lib/result';

import { type ExecutorContext, faultOf } from './context';
import type { BatchStep, CallStep, FlowStep } from './flow-step';

/** Runs a step without sending it. A permit's own signature has nothing to run: the act that carries it is tried out. */
export async function simulateStep(context: ExecutorContext, step: FlowStep): Promise<Result<null, ChainFault>> {
  try {
    switch (step.kind) {
      case 'permit':
        return ok(null);
      case 'batch':
        return await simulateBatch(context, step);
      case 'wrap':
      case 'approve':
      case 'revoke':
      case 'act':
        await call(context.reader, requestOf(context, step));
        return ok(null);
    }
  } catch (error) {
    return err(faultOf(context, error));
  }
}

/** A call as every node takes it, for calling and for sending. */
export function requestOf({ account }: ExecutorContext, { call: { address, data, value } }: CallStep) {
  return { account, to: address, data, value };
}

/** One call after the other on the same state (`eth_simulateV1`); on a node without it, the first alone. */
async function simulateBatch(context: ExecutorContext, { parts }: BatchStep): Promise<Result<null, ChainFault>> {
  const calls = parts.map((part) => requestOf(context, part));
  const simulated = await simulateBlocks(context.reader, { blocks: [{ calls }] }).catch((error: unknown) => {
    if (error instanceof BaseError) return null;
    throw error;
  });
  if (simulated === null) {
    const [first] = parts;
    if (first !== undefined) await call(context.reader, requestOf(context, first));
    return ok(null);
  }
  const failed = simulated[0]?.calls.find(({ status }) => status === 'failure');
  return failed === undefined ? ok(null) : err(faultOf(context, failed.error));
}

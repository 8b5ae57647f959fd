import { getBlockNumber, getTransactionCount } from 'viem/actions';

import type { ChainFault } from '@/lib/chain/fault';
import type { EncodedCall } from '@/lib/protocols/protocol';

import { type ExecutorContext, poll } from './context';
import { isSameCall, minedSince, transactionsIn } from './find-by-nonce';
import type { FlowStep } from './flow-step';
import { nonceOfProposal } from './safe';
import { readExecutions } from './safe-events';
import { sentOf } from './send-step';
import type { Asked, Sent } from './sent';
import { batchStatus } from './watch-batch';

const POLL_MS = 1_000;
/** Places in a Safe's queue that are looked at. */
const MOST_LOOKED_AT = 20;

/**
 * Looks for what a wallet may have sent after the page that asked it was gone, until it is found or the context ends.
 * That nothing is found never proves that nothing was sent: the wallet may still be asking. Only the person knows.
 */
export function searchForAnswer(
  context: ExecutorContext,
  step: FlowStep,
  asked: Asked,
  onTrouble: (fault: ChainFault | null) => void,
): Promise<Sent> {
  return poll(context, POLL_MS, onTrouble, () => lookForAnswer(context, step, asked));
}

/** What the wallet sent for a step since it was asked; null when nothing of it is to be seen. */
export async function lookForAnswer(context: ExecutorContext, step: FlowStep, asked: Asked): Promise<Sent | null> {
  switch (step.kind) {
    case 'permit':
      return null;
    case 'batch':
      return lookForBatch(context, asked);
    case 'wrap':
    case 'approve':
    case 'revoke':
    case 'act':
      return asked.signer === 'safe'
        ? lookForExecution(context, step.call, asked)
        : lookForTransaction(context, step.call, asked);
  }
}

async function lookForBatch(context: ExecutorContext, { batchId, block, time }: Asked): Promise<Sent | null> {
  if (batchId === null || (await batchStatus(context, { id: batchId })) === null) return null;
  return { kind: 'batch', id: batchId, atBlock: block, atTime: time };
}

async function lookForTransaction(context: ExecutorContext, call: EncodedCall, asked: Asked): Promise<Sent | null> {
  const [used, head] = await Promise.all([
    getTransactionCount(context.reader, { address: context.account }),
    getBlockNumber(context.reader),
  ]);
  const since = await minedSince(context, { nonce: asked.nonce, used, from: asked.block, to: head });
  const mined = since.find((tx) => isSameCall(tx, call));
  if (mined !== undefined) return sentOf(call, asked, mined.hash);
  const waiting = await transactionsIn(context, 'pending');
  const own = waiting.find((tx) => tx.nonce >= asked.nonce && isSameCall(tx, call));
  return own === undefined ? null : sentOf(call, asked, own.hash);
}

/** Proposals live outside the chain; their execution is in it. */
async function lookForExecution(context: ExecutorContext, call: EncodedCall, asked: Asked): Promise<Sent | null> {
  const executions = await readExecutions(context, asked.block);
  for (const { safeTxHash: hash } of executions.slice(0, MOST_LOOKED_AT)) {
    if ((await nonceOfProposal(context, call, hash, asked.nonce)) !== null) return sentOf(call, asked, hash);
  }
  return null;
}

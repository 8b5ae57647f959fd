import { type Abi, type Address, parseEventLogs, type TransactionReceipt } from 'viem';
import { call, getTransactionReceipt } from 'viem/actions';

import type { ChainFault } from '@/lib/chain/fault';
import type { DecodedLog } from '@/lib/protocols/decoded-log';
import type { Intent, Outcome } from '@/lib/protocols/protocol';
import { DecodeError } from '@/lib/protocols/read-plan';
import { err, ok, type Result } from '@/lib/result';

import { type ExecutorContext, faultOf } from './context';
import type { FlowStep } from './flow-step';
import { readAt } from './read-at';
import type { Mined } from './sent';
import { requestOf } from './simulate';

const NOTHING: Outcome = { received: null, requestIds: [], claimedIds: [] };

/** What a mined step did, from its own events and the pool at its block. */
export async function readOutcome(
  context: ExecutorContext,
  intent: Intent,
  step: FlowStep,
  { hash, block }: Mined,
): Promise<Result<Outcome, ChainFault>> {
  if (step.kind !== 'act' && step.kind !== 'batch') return ok(NOTHING);
  try {
    const [receipt, { pool }] = await Promise.all([
      getTransactionReceipt(context.reader, { hash }),
      readAt(context, block),
    ]);
    const logs = decodeLogs(context.protocol.outcomeEvents(pool.contracts), receipt);
    return ok(context.protocol.outcome(pool, context.account, intent, logs));
  } catch (error) {
    // The transaction is done: "try again", the wording of a node's own faults, would have it sent twice.
    const detail = error instanceof DecodeError ? error.message : `the node failed (${faultOf(context, error).code})`;
    return err({ code: 'undecodable', detail });
  }
}

function decodeLogs(
  sources: readonly { address: Address; abi: Abi }[],
  receipt: TransactionReceipt,
): readonly DecodedLog[] {
  return sources.flatMap(({ address, abi }) => {
    const own = receipt.logs.filter((log) => log.address.toLowerCase() === address.toLowerCase());
    return parseEventLogs({ abi, logs: own }).map((log) => ({
      address: log.address,
      eventName: log.eventName ?? '',
      args: (log.args ?? {}) as Readonly<Record<string, unknown>>,
    }));
  });
}

/** What several acts did together. */
export function mergeOutcomes(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce(
    (sum, outcome) => ({
      received: addReceived(sum.received, outcome.received),
      requestIds: [...sum.requestIds, ...outcome.requestIds],
      claimedIds: [...sum.claimedIds, ...outcome.claimedIds],
    }),
    NOTHING,
  );
}

function addReceived(one: Outcome['received'], other: Outcome['received']): Outcome['received'] {
  if (one === null || other === null) return one ?? other;
  if (one.asset !== other.asset) throw new Error('acts of one flow bring one asset');
  return { asset: one.asset, amount: one.amount + other.amount };
}

/** Why a mined step reverted: the same call on the state it met. */
export async function revertReason(context: ExecutorContext, step: FlowStep, mined: Mined): Promise<ChainFault> {
  // The calls of a batch depend on each other; alone none of them fails as it did.
  if (step.kind === 'batch' || step.kind === 'permit') return { code: 'reverted', reason: '', values: [] };
  try {
    await call(context.reader, { ...requestOf(context, step), blockNumber: mined.block - 1n });
    return { code: 'reverted', reason: '', values: [] };
  } catch (error) {
    const fault = faultOf(context, error);
    return fault.code === 'reverted' ? fault : { code: 'reverted', reason: '', values: [] };
  }
}

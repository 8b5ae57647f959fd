import { decodeFunctionResult, encodeFunctionData, type Hash, type Hex, multicall3Abi, type PublicClient } from 'viem';
import { readContract } from 'viem/actions';

import { type ContractRead, mergePlans, type ReadPlan, type ReadResult } from '@/lib/protocols/read-plan';
import type { Result } from '@/lib/result';

import { MULTICALL3 } from './networks';

/** The block to read at: by number, or by hash, which a reorganisation cannot exchange meanwhile (EIP-1898). */
export type BlockChoice = bigint | { readonly hash: Hash };

/**
 * Carries a read plan out: one `eth_call` a stage through Multicall3, all stages at the same block. A single call that
 * reverts is handed to the plan's decoder; a node that fails fails the whole read.
 * @param block the block everything is read at
 * @throws viem's errors when the node cannot be reached or knows no such block; DecodeError from the plan
 */
export async function readBatch<T>(client: PublicClient, plan: ReadPlan<T>, block: BlockChoice): Promise<T> {
  const answers = await readContract(client, {
    address: MULTICALL3,
    abi: multicall3Abi,
    functionName: 'aggregate3',
    args: [plan.calls.map((call) => ({ target: call.address, allowFailure: true, callData: encodeRead(call) }))],
    ...(typeof block === 'bigint' ? { blockNumber: block } : { blockHash: block.hash }),
  });
  const step = plan.decode(plan.calls.map((call, index) => decodeAnswer(call, answers[index])));
  return step.done ? step.value : readBatch(client, step.next, block);
}

/**
 * Carries several plans out together: as many `eth_call`s as the longest of them has stages. A plan that cannot be
 * decoded fails for itself; a node that fails fails them all.
 * @param block the block everything is read at
 * @returns each plan's value or error, in the order of the plans
 * @throws viem's errors when the node cannot be reached or knows no such block
 */
export async function readAll<T>(
  client: PublicClient,
  plans: readonly ReadPlan<T>[],
  block: BlockChoice,
): Promise<readonly Result<T, Error>[]> {
  return plans.length === 0 ? [] : readBatch(client, mergePlans(plans), block);
}

function encodeRead(call: ContractRead): Hex {
  return encodeFunctionData({ abi: call.abi, functionName: call.functionName, args: call.args ?? [] });
}

function decodeAnswer(call: ContractRead, answer: { success: boolean; returnData: Hex } | undefined): ReadResult {
  if (answer === undefined) return { status: 'failure', error: new Error('no answer') };
  if (!answer.success) return { status: 'failure', error: new Error(`reverted with ${answer.returnData}`) };
  if (answer.returnData === '0x') return { status: 'failure', error: new Error(`no contract at ${call.address}`) };
  try {
    const result = decodeFunctionResult({ abi: call.abi, functionName: call.functionName, data: answer.returnData });
    return { status: 'success', result };
  } catch (error) {
    return { status: 'failure', error: error instanceof Error ? error : new Error(String(error)) };
  }
}

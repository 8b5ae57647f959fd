import {
  type Abi,
  type Address,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  parseEventLogs,
  type TransactionReceipt,
} from 'viem';

import { readBatch } from '@/lib/chain/read-batch';
import type { Asset } from '@/lib/protocols/asset';
import type { DecodedLog } from '@/lib/protocols/decoded-log';
import type {
  ChainParts,
  Intent,
  KnownRequests,
  Outcome,
  PoolBase,
  PositionBase,
  Quote,
  StakingProtocol,
  TxCall,
  TxStep,
} from '@/lib/protocols/protocol';
import { andThen, type ReadPlan } from '@/lib/protocols/read-plan';
import type { Refusal, RefusalCode } from '@/lib/protocols/refusal';
import type { Result } from '@/lib/result';

import type { DevnetClient } from '../client';

/** An adapter with a pool of its kind on a real chain, and an account that tries it out. */
export interface Subject {
  readonly client: DevnetClient;
  readonly protocol: StakingProtocol;
  readonly root: Address;
  readonly parts: ChainParts;
  readonly account: Address;
  /** What logs tell of requests, as the server knows it before it reads an account. */
  readonly known?: (contracts: object) => Promise<KnownRequests>;
  /** What the app refuses and the contracts of this subject do all the same. */
  readonly allowed?: readonly RefusalCode[];
  /** A plan for what the adapter refuses and so cannot plan, to see what the contracts say; null where it can. */
  readonly planAnyway?: (picture: Picture, intent: Intent) => readonly TxStep[] | null;
}

/** What is read of a subject at one block. */
export interface Picture {
  readonly block: bigint;
  readonly pool: PoolBase;
  readonly position: PositionBase;
  /** Round trips that pool and position took. */
  readonly stages: { readonly pool: number; readonly position: number };
}

/** Reads pool and position at the newest block, and counts the round trips. */
export async function readPicture({ client, protocol, root, parts, account, known }: Subject): Promise<Picture> {
  const block = await client.getBlockNumber();
  const contracts = await readBatch(client, protocol.contractReads(root, parts), block);
  const logged = await known?.(contracts);
  const stages = { pool: 0, position: 0 };
  const [pool, position] = await Promise.all([
    readBatch(
      client,
      counted(protocol.poolReads(contracts), () => (stages.pool += 1)),
      block,
    ),
    readBatch(
      client,
      counted(protocol.accountReads(contracts, account, parts, logged), () => (stages.position += 1)),
      block,
    ),
  ]);
  return { block, pool, position, stages };
}

function counted<T>(plan: ReadPlan<T>, onStage: () => void): ReadPlan<T> {
  return {
    calls: plan.calls,
    decode: (results) => {
      onStage();
      const step = plan.decode(results);
      return step.done ? step : andThen(counted(step.next, onStage));
    },
  };
}

/** What the adapter says an intent would do, the chain's own price included where it wants one. */
export async function quoteAt(
  { client, protocol }: Subject,
  { pool, position, block }: Picture,
  intent: Intent,
): Promise<Result<Quote, Refusal>> {
  const priceReads = protocol.priceReads(pool, intent);
  const price = priceReads === null ? null : await readBatch(client, priceReads, block);
  return protocol.quote({ pool, position, atBlock: block, feePerGas: null, price }, intent);
}

/** What carrying a plan out came to. */
export interface Carried {
  readonly outcome: Outcome;
  /** Wei that all steps cost in gas. */
  readonly fees: bigint;
  readonly receipts: readonly TransactionReceipt[];
}

/** Longer than the library waits: a busy machine may take a while for a block. */
const BUSY_MS = 60_000;

/** Sends the steps of a plan one after the other, as a wallet would, and reads what they did. */
export async function carryOut(
  subject: Subject,
  { pool }: Picture,
  intent: Intent,
  plan: readonly TxStep[],
): Promise<Carried> {
  const receipts: TransactionReceipt[] = [];
  for (const { call } of plan) {
    const receipt = await subject.client.sendTransactionSync({
      ...requestOf(call),
      account: subject.account,
      timeout: BUSY_MS,
    });
    if (receipt.status !== 'success') throw new Error(`${textOf(call)} reverted`);
    receipts.push(receipt);
  }
  const acts = receipts.filter((_, index) => plan[index]?.kind === 'act');
  // Lido's outcome of an unwrap depends on the rate, which no step of a plan changes.
  const outcomes = acts.map(({ logs }) =>
    subject.protocol.outcome(
      pool,
      subject.account,
      intent,
      decode(subject.protocol.outcomeEvents(pool.contracts), logs),
    ),
  );
  const [outcome] = outcomes;
  if (outcome === undefined || outcomes.length > 1)
    throw new Error(`a plan of one act has ${outcomes.length} outcomes`);
  const fees = receipts.reduce((sum, receipt) => sum + receipt.gasUsed * receipt.effectiveGasPrice, 0n);
  return { outcome, fees, receipts };
}

/** Whether the contracts refuse a plan: all steps but the last are sent, the last is only tried. */
export async function isRefusedByChain({ client, account }: Subject, plan: readonly TxStep[]): Promise<boolean> {
  for (const [index, { call }] of plan.entries()) {
    try {
      await client.call({ ...requestOf(call), account });
      if (index < plan.length - 1) await client.sendTransactionSync({ ...requestOf(call), account });
    } catch {
      return true;
    }
  }
  return false;
}

/** What an account holds of an asset, wei or the token's smallest unit. */
export function balanceOf({ client, account }: Subject, { tokens }: PoolBase, asset: Asset): Promise<bigint> {
  if (asset === 'ether') return client.getBalance({ address: account });
  const token = tokens[asset];
  if (token === undefined) throw new Error(`the pool has no ${asset} token`);
  return client.readContract({ address: token.address, abi: erc20Abi, functionName: 'balanceOf', args: [account] });
}

function requestOf(call: TxCall): { to: Address; data: Hex; value: bigint } {
  const { address: to, value } = call;
  if (call.type === 'call') return { to, data: encodeFunctionData(call), value };
  return { to, data: call.type === 'encoded' ? call.data : '0x', value };
}

function textOf(call: TxCall): string {
  return call.type === 'call' ? `${call.functionName} of ${call.address}` : `a transaction to ${call.address}`;
}

function decode(
  sources: readonly { readonly address: Address; readonly abi: Abi }[],
  logs: TransactionReceipt['logs'],
): readonly DecodedLog[] {
  return sources.flatMap(({ address, abi }) => {
    const own = logs.filter((log) => log.address.toLowerCase() === address.toLowerCase());
    return parseEventLogs({ abi, logs: own }).map((log) => ({
      address: log.address,
      eventName: log.eventName ?? '',
      args: (log.args ?? {}) as Readonly<Record<string, unknown>>,
    }));
  });
}

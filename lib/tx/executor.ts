import {
  type Abi,
  type Address,
  type PublicClient,
  parseEventLogs,
  type TransactionReceipt,
  type WalletClient,
} from 'viem';
import {
  call,
  estimateFeesPerGas,
  getBlock,
  getBlockNumber,
  getChainId,
  getGasPrice,
  sendTransaction,
} from 'viem/actions';

import { faultFromError } from '@/lib/chain/errors';
import type { ChainFault } from '@/lib/chain/fault';
import { readBatch } from '@/lib/chain/read-batch';
import type {
  ChainParts,
  DecodedLog,
  Intent,
  Outcome,
  PoolBase,
  PositionBase,
  Quote,
  StakingProtocol,
  TxStep,
} from '@/lib/protocols/protocol';
import { DecodeError } from '@/lib/protocols/read-plan';
import type { Refusal } from '@/lib/protocols/refusal';
import { err, ok, type Result } from '@/lib/result';
import { type Wei, wei } from '@/lib/units/units';

import type { SentTransaction } from './machine';
import { dataOf, encodeStep } from './steps';

/** Everything the executor acts through: the wallet's own connection, and the clock it waits by. */
export interface ExecutorContext {
  readonly protocol: StakingProtocol;
  /** The contract from which the protocol's others are found. */
  readonly root: Address;
  readonly parts: ChainParts;
  readonly account: Address;
  /** The chain the app is for; a wallet on another one is refused before anything is read. */
  readonly chainId: number;
  /** Reads through the wallet's connection, not through our server. */
  readonly reader: PublicClient;
  readonly wallet: WalletClient;
  /** Resolves after that many milliseconds. */
  wait(ms: number): Promise<void>;
}

/** What the chain says right before a signature. */
export type Check =
  | { readonly status: 'ready'; readonly quote: Quote; readonly steps: readonly TxStep[] }
  | { readonly status: 'refused'; readonly refusal: Refusal }
  | { readonly status: 'failed'; readonly fault: ChainFault };

/** Quotes and plans an intent again from what the wallet's own connection reads at its newest block. */
export async function checkIntent(context: ExecutorContext, intent: Intent): Promise<Check> {
  try {
    if ((await getChainId(context.reader)) !== context.chainId)
      return { status: 'failed', fault: { code: 'wrong-chain' } };
    const block = await getBlock(context.reader, { blockTag: 'latest' });
    const [{ pool, position }, feePerGas] = await Promise.all([
      readAt(context, block.number),
      likelyFeePerGas(context.reader, block.baseFeePerGas !== null),
    ]);
    const priceReads = context.protocol.priceReads(pool, intent);
    const price = priceReads === null ? null : await readBatch(context.reader, priceReads, block.number);
    const quoted = context.protocol.quote({ pool, position, atBlock: block.number, feePerGas, price }, intent);
    if (!quoted.ok) return { status: 'refused', refusal: quoted.error };
    const steps = context.protocol.plan(pool, position, intent).map(encodeStep);
    return { status: 'ready', quote: quoted.value, steps };
  } catch (error) {
    return { status: 'failed', fault: faultOf(context, error) };
  }
}

/** What a wallet is likely to offer per gas: EIP-1559's maximum where the chain has a base fee, else the gas price. */
async function likelyFeePerGas(reader: PublicClient, hasBaseFee: boolean): Promise<Wei> {
  if (hasBaseFee) return wei((await estimateFeesPerGas(reader)).maxFeePerGas);
  return wei(await getGasPrice(reader));
}

async function readAt(
  context: ExecutorContext,
  blockNumber: bigint,
): Promise<{ pool: PoolBase; position: PositionBase }> {
  const { protocol, reader, root, parts, account } = context;
  const contracts = await readBatch(reader, protocol.contractReads(root, parts), blockNumber);
  const [pool, position] = await Promise.all([
    readBatch(reader, protocol.poolReads(contracts), blockNumber),
    readBatch(reader, protocol.accountReads(contracts, account, parts), blockNumber),
  ]);
  return { pool, position };
}

/** A step as every node takes it, for calling and for sending. */
function requestOf({ account }: ExecutorContext, step: TxStep) {
  return { account, to: step.call.address, data: dataOf(step.call), value: step.call.value };
}

/** Runs a step without sending it. */
export async function simulateStep(context: ExecutorContext, step: TxStep): Promise<Result<null, ChainFault>> {
  try {
    await call(context.reader, requestOf(context, step));
    return ok(null);
  } catch (error) {
    return err(faultOf(context, error));
  }
}

/** Asks the wallet to sign and send a step. */
export async function sendStep(context: ExecutorContext, step: TxStep): Promise<Result<SentTransaction, ChainFault>> {
  try {
    const atBlock = await getBlockNumber(context.reader);
    const request = requestOf(context, step);
    const hash = await sendTransaction(context.wallet, { ...request, chain: context.wallet.chain ?? null });
    return ok({ hash, atBlock, nonce: null, address: request.to, data: request.data, value: request.value });
  } catch (error) {
    return err(faultOf(context, error));
  }
}

/** Why a mined transaction reverted: the same call on the state it met. */
export async function revertReason(
  context: ExecutorContext,
  step: TxStep,
  receipt: TransactionReceipt,
): Promise<ChainFault> {
  try {
    await call(context.reader, { ...requestOf(context, step), blockNumber: receipt.blockNumber - 1n });
    return { code: 'reverted', reason: '', values: [] };
  } catch (error) {
    return faultOf(context, error);
  }
}

/** What a mined transaction did, from its own events and the pool at its block. */
export async function readOutcome(
  context: ExecutorContext,
  intent: Intent,
  receipt: TransactionReceipt,
): Promise<Result<Outcome, ChainFault>> {
  try {
    const { pool } = await readAt(context, receipt.blockNumber);
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

/** What went wrong, decoded with the protocol's own errors. */
export function faultOf(context: ExecutorContext, error: unknown): ChainFault {
  return faultFromError(error, context.protocol.errorAbi);
}

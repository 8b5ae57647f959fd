import { numberToHex } from 'viem';

import type { RpcCall } from './rpc-call';

/** What a node that is behind does with a request. */
export type OldView =
  | { readonly kind: 'ask'; readonly call: RpcCall }
  | { readonly kind: 'answer'; readonly result: unknown }
  | { readonly kind: 'refuse'; readonly message: string };

/** Where each method names its block. */
const BLOCK_PARAMETER: Readonly<Record<string, number>> = {
  eth_call: 1,
  eth_estimateGas: 1,
  eth_feeHistory: 1,
  eth_getBalance: 1,
  eth_getBlockByNumber: 0,
  eth_getCode: 1,
  eth_getStorageAt: 2,
  eth_getTransactionCount: 1,
};

/** A request as a node sees it whose newest block is `head`. */
export function seenFrom(head: bigint, call: RpcCall): OldView {
  if (call.method === 'eth_blockNumber') return { kind: 'answer', result: numberToHex(head) };
  if (call.method === 'eth_getLogs') return { kind: 'ask', call: { ...call, params: [cappedFilter(head, call)] } };
  const index = Object.hasOwn(BLOCK_PARAMETER, call.method) ? BLOCK_PARAMETER[call.method] : undefined;
  if (index === undefined) return { kind: 'ask', call };
  const block = call.params?.[index];
  if (isNewer(head, block)) {
    // A node has no block of the future, and cannot look into one.
    return call.method === 'eth_getBlockByNumber'
      ? { kind: 'answer', result: null }
      : { kind: 'refuse', message: 'header not found' };
  }
  if (!isNewest(block)) return { kind: 'ask', call };
  const params = [...(call.params ?? [])];
  params[index] = numberToHex(head);
  return { kind: 'ask', call: { ...call, params } };
}

function cappedFilter(head: bigint, { params }: RpcCall): unknown {
  const filter = params?.[0];
  if (typeof filter !== 'object' || filter === null || 'blockHash' in filter) return filter;
  const cap = (block: unknown) => (isNewest(block) || isNewer(head, block) ? numberToHex(head) : block);
  const from = 'fromBlock' in filter ? filter.fromBlock : undefined;
  const to = 'toBlock' in filter ? filter.toBlock : undefined;
  return { ...filter, fromBlock: cap(from), toBlock: cap(to) };
}

function isNewest(block: unknown): boolean {
  return block === undefined || block === null || block === 'latest' || block === 'pending';
}

function isNewer(head: bigint, block: unknown): boolean {
  return typeof block === 'string' && /^0x[0-9a-f]+$/i.test(block) && BigInt(block) > head;
}

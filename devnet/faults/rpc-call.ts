import type { Hex } from 'viem';

/** One JSON-RPC request. */
export type RpcCall = {
  readonly jsonrpc?: string;
  readonly id?: unknown;
  readonly method: string;
  readonly params?: readonly unknown[];
};

/** One JSON-RPC answer. */
export type RpcAnswer = {
  readonly jsonrpc: string;
  readonly id: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
};

/** The requests of a body: one, or several in a batch; undefined when it is neither. */
export function readCalls(body: string): { readonly calls: readonly RpcCall[]; readonly isBatch: boolean } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  const calls = Array.isArray(json) ? json : [json];
  return calls.every(isCall) ? { calls, isBatch: Array.isArray(json) } : undefined;
}

/** What an `eth_call` calls with; undefined for other methods and for a plain transfer. */
export function callDataOf({ method, params }: RpcCall): Hex | undefined {
  const transaction = params?.[0];
  if (method !== 'eth_call' || typeof transaction !== 'object' || transaction === null) return undefined;
  const data = 'data' in transaction ? transaction.data : 'input' in transaction ? transaction.input : undefined;
  return typeof data === 'string' && data.startsWith('0x') ? `0x${data.slice(2).toLowerCase()}` : undefined;
}

function isCall(value: unknown): value is RpcCall {
  return typeof value === 'object' && value !== null && 'method' in value && typeof value.method === 'string';
}

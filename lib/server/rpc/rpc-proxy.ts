import 'server-only';

import { MULTICALL3 } from '@/lib/chain/networks';

import { readBody } from '../api/read-body';
import { serverSettings } from '../env';
import { foundPools, snapshots } from '../live';
import { nodes } from '../node-client';
import { oncePerProcess } from '../once-per-process';
import type { FoundPools } from '../pool-reader';
import { problem } from '../problem';
import { BlockCache } from './block-cache';
import { addressesIn } from './known-contracts';
import { answerCall } from './rpc-answer-batch';
import type { RpcScope } from './rpc-params';

const MOST_BODY_BYTES = 200_000;
const MOST_CALLS = 20;

/**
 * Passes a page's reads on to the nodes: only methods that read, only contracts of the deployment, only so much. What is
 * wrong with one call of a batch stays in that call's answer.
 */
export async function answerRpc(request: Request): Promise<Response> {
  if (request.headers.get('content-type')?.split(';')[0]?.trim() !== 'application/json')
    return problem({ status: 415, code: 'not-json', title: 'Only application/json is taken' });
  const body = await readBody(request, MOST_BODY_BYTES);
  if (body === null)
    return problem({ status: 413, code: 'too-large', title: `At most ${MOST_BODY_BYTES} bytes are taken` });
  const json = parseJson(body);
  if (!json.ok) return problem({ status: 400, code: 'not-json', title: 'The body is no JSON' });
  const calls = Array.isArray(json.value) ? json.value : [json.value];
  if (calls.length === 0 || calls.length > MOST_CALLS)
    return problem({ status: 400, code: 'bad-batch', title: `A batch has 1 to ${MOST_CALLS} calls` });
  if (!Array.isArray(json.value) && (typeof json.value !== 'object' || json.value === null))
    return problem({ status: 400, code: 'bad-request', title: 'The body is no request of JSON-RPC 2.0' });
  const scope = await currentScope();
  const answers = await Promise.all(calls.map((call) => answerCall(call, scope, cachedAsk)));
  return Response.json(Array.isArray(json.value) ? answers : answers[0], { headers: { 'cache-control': 'no-store' } });
}

function cachedAsk(method: string, params: unknown): Promise<unknown> {
  const cache = oncePerProcess('rpc-cache', () => new BlockCache());
  const state = snapshots().peek();
  // Without a picture there is no head to tie answers to; then they hold for a second.
  const head = state.status === 'unavailable' ? `at ${state.now}` : state.snapshot.block.hash;
  return cache.get(
    head,
    JSON.stringify([method, params]),
    async () => (await nodes().pool.request(method, params)).result,
  );
}

async function currentScope(): Promise<RpcScope> {
  const state = snapshots().peek();
  const found = await foundPools();
  const { deployment } = serverSettings();
  const contracts = new Set([MULTICALL3.toLowerCase(), ...addressesIn(deployment), ...addressesIn(contractsOf(found))]);
  return { head: state.status === 'unavailable' ? 0n : state.snapshot.block.number, contracts };
}

function contractsOf(found: FoundPools | null): readonly object[] {
  if (found === null) return [];
  return [found.lido.contracts, ...found.others.flatMap(({ contracts }) => (contracts.ok ? [contracts.value] : []))];
}

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false };
    throw error;
  }
}

import 'server-only';

import * as v from 'valibot';

import { NodesFailed, RpcFault } from '../nodes/node-fault';
import { type RpcScope, rpcMethods } from './rpc-params';

/** Codes of JSON-RPC 2.0, section 5.1, and of EIP-1474. */
const INVALID_REQUEST = -32_600;
const METHOD_NOT_FOUND = -32_601;
const INVALID_PARAMS = -32_602;
const RESOURCE_UNAVAILABLE = -32_002;

/** One answer of JSON-RPC 2.0. */
export type RpcAnswer =
  | { readonly jsonrpc: '2.0'; readonly id: RpcId; readonly result: unknown }
  | { readonly jsonrpc: '2.0'; readonly id: RpcId; readonly error: { code: number; message: string; data?: unknown } };

type RpcId = string | number | null;

const callSchema = v.object({
  jsonrpc: v.literal('2.0'),
  id: v.optional(v.nullable(v.union([v.pipe(v.string(), v.maxLength(100)), v.number()])), null),
  method: v.pipe(v.string(), v.maxLength(100)),
  params: v.optional(v.unknown()),
});

/**
 * Answers one call of a batch; whatever is wrong with it stays in its own answer.
 * @param ask passes an allowed call on
 */
export async function answerCall(
  call: unknown,
  scope: RpcScope,
  ask: (method: string, params: unknown) => Promise<unknown>,
): Promise<RpcAnswer> {
  const parsed = v.safeParse(callSchema, call);
  if (!parsed.success) return refuse(idOf(call), INVALID_REQUEST, 'is no request of JSON-RPC 2.0');
  const { id, method, params } = parsed.output;
  const methods = rpcMethods(scope);
  const schema = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (schema === undefined) return refuse(id, METHOD_NOT_FOUND, 'this method is not passed on');
  const checked = v.safeParse(schema, params);
  if (!checked.success) return refuse(id, INVALID_PARAMS, faultText(checked.issues));
  try {
    return { jsonrpc: '2.0', id, result: await ask(method, checked.output ?? []) };
  } catch (error) {
    return failed(id, error);
  }
}

function failed(id: RpcId, error: unknown): RpcAnswer {
  if (error instanceof RpcFault) {
    const { code, reason: message, data } = error;
    return { jsonrpc: '2.0', id, error: { code, message, ...(data !== undefined && { data }) } };
  }
  if (error instanceof NodesFailed)
    return refuse(id, RESOURCE_UNAVAILABLE, `the chain cannot be read: ${error.shortMessage}`);
  throw error;
}

function refuse(id: RpcId, code: number, message: string): RpcAnswer {
  return { jsonrpc: '2.0', id, error: { code, message } };
}

function idOf(call: unknown): RpcId {
  if (typeof call !== 'object' || call === null || !('id' in call)) return null;
  return typeof call.id === 'string' || typeof call.id === 'number' ? call.id : null;
}

/** The deepest fault found, with where it is. */
function faultText(issues: readonly v.BaseIssue<unknown>[]): string {
  const issue = issues.flatMap((one) => deepest(one))[0];
  const path = issue === undefined ? null : v.getDotPath(issue);
  return `${path === null ? 'the parameters' : `params.${path}`}: ${issue?.message ?? 'not accepted'}`;
}

function deepest(issue: v.BaseIssue<unknown>): readonly v.BaseIssue<unknown>[] {
  return issue.issues === undefined || issue.issues.length === 0 ? [issue] : issue.issues.flatMap(deepest);
}

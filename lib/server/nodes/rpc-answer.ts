import 'server-only';

import * as v from 'valibot';

import { NodeFault, RpcFault } from './node-fault';

const answerSchema = v.object({
  result: v.optional(v.unknown()),
  error: v.optional(
    v.nullable(v.object({ code: v.number(), message: v.optional(v.string(), ''), data: v.optional(v.unknown()) })),
  ),
});

/** Codes and words by which nodes say that they do not have a block yet or any more. */
const LACKS_BLOCK =
  /header (for hash )?not found|unknown block|(block|resource) not found|could not be found|missing trie node|BlockOutOfRange|not.*canonical/i;
/** JSON-RPC code of EIP-1474 for "limit exceeded", which providers use for both rates and ranges. */
const LIMIT_EXCEEDED = -32_005;
const RATE_WORDS = /rate|too many requests|per second|capacity|throughput|compute units/i;
const BUSY_FOR_MS = 1_000;

/**
 * Takes the result out of a node's answer.
 * @throws NodeFault when another node may do better, RpcFault when the node's "no" is the answer
 */
export function resultOf(answer: unknown, nowMs: number): unknown {
  const parsed = v.safeParse(answerSchema, answer);
  if (!parsed.success) throw new NodeFault({ kind: 'malformed' });
  const { result, error } = parsed.output;
  if (error === undefined || error === null) {
    if (result === undefined) throw new NodeFault({ kind: 'malformed' });
    return result;
  }
  if (LACKS_BLOCK.test(error.message)) throw new NodeFault({ kind: 'lacks-block' });
  if (error.code === 429 || (error.code === LIMIT_EXCEEDED && RATE_WORDS.test(error.message)))
    throw new NodeFault({ kind: 'busy', untilMs: nowMs + BUSY_FOR_MS });
  throw new RpcFault(error.code, error.message, error.data);
}

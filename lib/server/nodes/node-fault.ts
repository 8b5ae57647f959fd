import 'server-only';

import { BaseError } from 'viem';

import { formatNode, type NodeName } from './node-name';

/** Why one node gave no answer that can be used. */
export type Failing =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' }
  /** It asks to be left alone until this moment, in milliseconds of the pool's clock. */
  | { readonly kind: 'busy'; readonly untilMs: number }
  | { readonly kind: 'http'; readonly status: number }
  /** What it answered is no JSON-RPC. */
  | { readonly kind: 'malformed' }
  /** It does not have the block or state that was asked for; another may. */
  | { readonly kind: 'lacks-block' }
  | { readonly kind: 'wrong-chain'; readonly expected: number; readonly found: number }
  /** It contradicted itself or the other nodes about a block. */
  | { readonly kind: 'contradicts'; readonly what: string };

/** One node failed on the way to an answer. */
export class NodeFault extends Error {
  override readonly name = 'NodeFault';
  constructor(readonly failing: Failing) {
    super(failing.kind);
  }
}

/** A node's own answer that says no: a revert, an unknown method, a range too long. Other nodes would say the same. */
export class RpcFault extends Error {
  override readonly name = 'RpcFault';

  /** Pages, route handlers and the boot are bundled apart and share one pool of nodes: each has its own copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'RpcFault';
  }

  constructor(
    readonly code: number,
    readonly reason: string,
    readonly data: unknown,
  ) {
    super(reason);
  }
}

/** What each node that was asked, or could not be asked, had to say. */
export interface NodeFailure {
  readonly node: NodeName;
  readonly failing: Failing;
}

/** No configured node answered. Its words name nodes by place and host. */
export class NodesFailed extends BaseError {
  override readonly name = 'NodesFailed';

  /** See {@link RpcFault}. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'NodesFailed';
  }

  constructor(readonly failures: readonly NodeFailure[]) {
    super(explainFailures(failures));
  }
}

/** Why no node answered, in words for a page. With a single node there is nothing to tell apart. */
export function explainFailures(failures: readonly NodeFailure[]): string {
  const [only, ...others] = failures;
  if (only === undefined) return 'no node is configured';
  if (others.length === 0)
    return `${needsName(only.failing) ? formatNode(only.node) : 'the node'} ${wordingOf(only.failing)}`;
  const reasons = failures.map(({ node, failing }) => `${formatNode(node)} ${wordingOf(failing)}`);
  return `no node answers: ${reasons.join('; ')}`;
}

/** What a failing node does, as the end of a sentence that begins with its name. */
export function wordingOf(failing: Failing): string {
  switch (failing.kind) {
    case 'unreachable':
      return 'cannot be reached';
    case 'timeout':
      return 'does not answer in time';
    case 'busy':
      return 'asks to be left alone for a while (too many requests)';
    case 'http':
      return `answers with status ${failing.status}`;
    case 'malformed':
      return 'does not answer as a node should';
    case 'lacks-block':
      return 'does not have the block that was asked for';
    case 'wrong-chain':
      return `serves chain ${failing.found}, not ${failing.expected}`;
    case 'contradicts':
      return failing.what;
  }
}

function needsName(failing: Failing): boolean {
  return failing.kind === 'contradicts';
}

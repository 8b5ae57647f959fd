import 'server-only';

import type { NodeName } from './node-name';

/** A block header as a node announces it: hex texts, unchecked. */
export type HeadListener = (header: unknown) => void;

/** One configured node: sends one request and knows nothing of the others. */
export interface Upstream {
  readonly name: NodeName;
  /** Whether it can announce new heads. */
  readonly announces: boolean;
  /**
   * Asks the node.
   * @param timeoutMs after which it counts as silent
   * @throws NodeFault when it gave no answer that can be used, RpcFault when its answer is no
   */
  request(method: string, params: unknown, timeoutMs: number): Promise<unknown>;
  /**
   * Has the node announce each new head. One that cannot announce ends at once.
   * @param onEnd called once when it stops announcing; the caller may subscribe again
   * @returns what ends it
   */
  announceHeads(onHead: HeadListener, onEnd: () => void): () => void;
  close(): void;
}

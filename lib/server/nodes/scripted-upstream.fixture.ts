import { BaseError } from 'viem';

import type { ScriptedNode } from '@/lib/chain/scripted-node.fixture';

import { NodeFault } from './node-fault';
import type { Upstream } from './upstream';

/** A node of the pool that answers from a script. A fault that the script throws arrives as it is. */
export function scriptedUpstream(node: ScriptedNode, place = 1, host = 'node.invalid'): Upstream {
  const { request } = node.reader();
  return {
    name: { place, host },
    announces: false,
    request: async (method, params) => {
      try {
        return await request({ method, params } as Parameters<typeof request>[0]);
      } catch (error) {
        const fault = error instanceof BaseError ? error.walk((cause) => cause instanceof NodeFault) : error;
        throw fault ?? error;
      }
    },
    announceHeads: (_onHead, onEnd) => {
      onEnd();
      return onEnd;
    },
    close: () => undefined,
  };
}

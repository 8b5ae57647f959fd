import 'server-only';

/** A node as people and logs may know it. Its address can carry a key, so its place and host are all that is ever said. */
export interface NodeName {
  /** Its place in RPC_URLS, from 1. */
  readonly place: number;
  readonly host: string;
}

/** The name of the node at one place of RPC_URLS. */
export function nodeName(url: string, place: number): NodeName {
  return { place, host: new URL(url).host };
}

/** Such as "node 2 (rpc.example.org)". */
export function formatNode({ place, host }: NodeName): string {
  return `node ${place} (${host})`;
}

import 'server-only';

import { isIPv6 } from 'node:net';

/** What a request says about where it comes from. */
export interface Origin {
  /** Address of the other end of the connection. */
  readonly socket: string | undefined;
  /** The X-Forwarded-For header, nearest proxy last. */
  readonly forwardedFor: string | undefined;
}

/**
 * Who a request counts for. A header is believed only as far as proxies of our own have written it: anyone can send one.
 * @param trustedProxies how many proxies stand in front; each adds the address it sees at the end of the header
 * @returns an address; of IPv6 only the /64, which is what one customer has
 */
export function clientOf({ socket, forwardedFor }: Origin, trustedProxies: number): string {
  const direct = normal(socket ?? 'unknown');
  if (trustedProxies === 0 || forwardedFor === undefined) return direct;
  const hops = forwardedFor
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');
  const client = hops[Math.max(0, hops.length - trustedProxies)];
  return client === undefined || client.length > 64 ? direct : normal(client);
}

function normal(address: string): string {
  const bare = address.replace(/^\[|\](:\d+)?$/g, '');
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(bare) ? `${firstGroups(bare)}::/64` : bare;
}

/** The first four groups, with what `::` stands for written out. */
function firstGroups(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

import 'server-only';

import { HttpUpstream } from './http-upstream';
import type { Upstream } from './upstream';
import { WsUpstream } from './ws-upstream';

/**
 * The node at an address.
 * @param url http, https, ws or wss; checked when the settings were read
 * @param place its place in RPC_URLS, from 1
 */
export function openUpstream(url: string, place: number, now: () => number): Upstream {
  return /^wss?:/i.test(url) ? new WsUpstream(url, place, now) : new HttpUpstream(url, place, now);
}

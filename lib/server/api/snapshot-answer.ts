import 'server-only';

import { encodeJson } from '@/lib/codec';
import type { LiveState } from '@/lib/protocols/live-state';

import { unavailable } from './unavailable';

/** The newest picture, or 304 when the client has it already. */
export function snapshotAnswer(state: LiveState, ifNoneMatch: string | null): Response {
  if (state.status === 'unavailable') return unavailable(state.reason);
  const etag = etagOf(state);
  const headers = { etag, 'cache-control': 'public, no-cache', 'content-type': 'application/json' };
  if (matches(ifNoneMatch, etag)) return new Response(null, { status: 304, headers });
  return new Response(encodeJson(state), { headers });
}

/** Weak: the server's clock in the answer moves on, what it says of the chain does not. */
function etagOf(state: Exclude<LiveState, { status: 'unavailable' }>): string {
  const { block, history, others } = state.snapshot;
  const parts = others.map((other) => (other.status === 'ready' ? other.history.status : other.status));
  return `W/"${[block.hash, state.status, history.status, ...parts].join('.')}"`;
}

/** RFC 9110, 13.1.2: a list of tags compared weakly, or `*`. */
function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => bare(tag) === bare(etag));
}

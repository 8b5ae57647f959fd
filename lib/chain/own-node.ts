import { err, ok, type Result } from '@/lib/result';

/** The cookie that lets the settings page reach a visitor's own node. Holds its origin only, never a path or a key. */
export const OWN_NODE_COOKIE = 'millrace.node';

/** A visitor's own node. */
export interface OwnNode {
  readonly url: string;
  /** Scheme, host and port: what the page's policy has to allow. */
  readonly origin: string;
}

/** Why an address cannot be used. */
export type OwnNodeFault = 'empty' | 'not-an-address' | 'not-http' | 'not-encrypted' | 'has-password';

/** An origin as it may stand in a policy: nothing that could end a directive or match other hosts. */
const PLAIN_ORIGIN = /^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/;

/**
 * Reads the address of a node as somebody types it. Only https, except for this very machine: a page served over https may
 * ask nothing else, and what is asked would be open to everyone on the way.
 */
export function parseOwnNode(text: string): Result<OwnNode, OwnNodeFault> {
  const trimmed = text.trim();
  if (trimmed === '') return err('empty');
  if (trimmed.length > 500 || !URL.canParse(trimmed)) return err('not-an-address');
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return err('not-http');
  if (url.protocol === 'http:' && !isThisMachine(url.hostname)) return err('not-encrypted');
  if (url.username !== '' || url.password !== '') return err('has-password');
  return PLAIN_ORIGIN.test(url.origin) ? ok({ url: url.href, origin: url.origin }) : err('not-an-address');
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

/** The origin in a cookie's text; null for anything that {@link parseOwnNode} would not have written. */
export function ownNodeOrigin(cookie: string | undefined): string | null {
  if (cookie === undefined) return null;
  const parsed = parseOwnNode(cookie);
  return parsed.ok && parsed.value.origin === cookie ? cookie : null;
}

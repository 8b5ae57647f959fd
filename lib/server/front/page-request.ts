import 'server-only';

import type { IncomingHttpHeaders } from 'node:http';

import { ACCOUNT_COOKIE, accountFromCookie } from '@/lib/account-cookie';
import { OWN_NODE_COOKIE } from '@/lib/chain/own-node';
import { PREFERENCE_COOKIES, preferencesFrom } from '@/lib/preferences';

/** What tells one shared rendering from another. */
export interface PageKey {
  /** Path, with the framework's own query for parts of a page. */
  readonly url: string;
  /** Headers that the rendering depends on, as they are to be sent again. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Headers by which the framework's router asks for a part of a page instead of all of it. */
const ROUTER_HEADERS = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
] as const;
/** The router's headers are short; a long one is somebody's idea. */
const LONGEST_HEADER = 2_000;
/** A page's path: no file, no route of the API, no account's page, of which there are as many as accounts. */
const PAGE_PATH = /^\/(?!api\/|_next\/|position\/)[a-z0-9/-]{0,200}$/;

/**
 * The key of a request whose answer is the same for everyone who sends it; null for any other. A visitor whose account or
 * own node a cookie names gets pages rendered for them alone.
 */
export function pageKeyOf(
  method: string | undefined,
  url: string | undefined,
  headers: IncomingHttpHeaders,
): PageKey | null {
  if ((method !== 'GET' && method !== 'HEAD') || url === undefined || headers.authorization !== undefined) return null;
  const [path = '', query] = url.split('?');
  if (!PAGE_PATH.test(path)) return null;
  const cookies = cookiesOf(headers.cookie);
  if (accountFromCookie(cookies.get(ACCOUNT_COOKIE)) !== null || cookies.has(OWN_NODE_COOKIE)) return null;
  const router = routerHeaders(headers);
  const isWhole = query === undefined && router.rsc === undefined && headers.accept?.includes('text/html') === true;
  const isPart = query !== undefined && /^_rsc=[\w-]{0,60}$/.test(query) && router.rsc !== undefined;
  if (!isWhole && !isPart) return null;
  if (Object.values(router).some((value) => value.length > LONGEST_HEADER)) return null;
  const cookie = choicesOf(cookies);
  return {
    url,
    headers: { ...(isWhole ? { accept: 'text/html' } : router), ...(cookie === '' ? {} : { cookie }) },
  };
}

/** How the visitor wants pages to look, as cookies: one text for one look, whatever else a browser sends. */
function choicesOf(cookies: ReadonlyMap<string, string>): string {
  const chosen = preferencesFrom((name) => cookies.get(name));
  const usual = preferencesFrom(() => undefined);
  return (['theme', 'currency'] as const)
    .filter((name) => chosen[name] !== usual[name])
    .map((name) => `${PREFERENCE_COOKIES[name]}=${chosen[name]}`)
    .join('; ');
}

/** A key as one text. */
export function keyText({ url, headers }: PageKey): string {
  return JSON.stringify([url, headers]);
}

function routerHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ROUTER_HEADERS.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    }),
  );
}

function cookiesOf(text: string | undefined): ReadonlyMap<string, string> {
  return new Map(
    (text ?? '').split(';').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()];
    }),
  );
}

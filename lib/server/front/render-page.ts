import 'server-only';

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import { withScriptSources } from '@/lib/csp';

import { inlineScriptSources } from './inline-scripts';
import type { PageKey } from './page-request';

/** A page ready to be sent to anyone: rendered, its scripts' hashes taken, and compressed, once. */
export interface RenderedPage {
  readonly headers: Readonly<Record<string, string>>;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

/** Carries the process's own word that a request is for a rendering. */
export const RENDER_HEADER = 'x-millrace-render';

/** What belongs to one answer and not to the page. */
const ANSWER_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
  'x-request-id',
]);
/** Beyond this, a little more compression takes much longer; a page is compressed for every block. */
const BROTLI_QUALITY = 5;
const RENDER_WITHIN_MS = 10_000;

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

/**
 * Renders a page for everyone, by asking the server that is already there.
 * @param origin this very server
 * @param secret proves to it that the request is ours
 * @returns null for what is not to be shared: an error, a redirect, an answer that sets a cookie
 */
export async function renderPage(
  origin: string,
  secret: string,
  { url, headers }: PageKey,
): Promise<RenderedPage | null> {
  const answer = await fetch(new URL(url, origin), {
    headers: { ...headers, [RENDER_HEADER]: secret, 'accept-encoding': 'identity' },
    redirect: 'manual',
    signal: AbortSignal.timeout(RENDER_WITHIN_MS),
  });
  const plain = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200 || answer.headers.has('set-cookie')) return null;
  const [gzipBody, brotliBody] = await Promise.all([
    gzipped(plain),
    brotlied(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  ]);
  return { headers: sharedHeaders(answer.headers, plain), plain, gzip: gzipBody, brotli: brotliBody };
}

/** A nonce in a page that many get is no secret: its own scripts are allowed by what is in them instead. */
function sharedHeaders(headers: Headers, body: Buffer): Readonly<Record<string, string>> {
  const kept = Object.fromEntries([...headers].filter(([name]) => !ANSWER_HEADERS.has(name)));
  const policy = headers.get('content-security-policy');
  const isHtml = headers.get('content-type')?.startsWith('text/html') === true;
  return {
    ...kept,
    'cache-control': 'private, no-cache',
    vary: [headers.get('vary'), 'Cookie', 'Accept-Encoding'].filter(Boolean).join(', '),
    ...(policy !== null &&
      isHtml && { 'content-security-policy': withScriptSources(policy, inlineScriptSources(body.toString('utf8'))) }),
  };
}

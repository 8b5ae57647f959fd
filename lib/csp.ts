/** What a page may load besides its own origin. */
export interface CspOptions {
  /** Unguessable, new for every response. */
  readonly nonce: string;
  /** WalletConnect is configured: its relay must be reachable. */
  readonly walletConnect: boolean;
  /** The development server evaluates code and reloads over a socket. */
  readonly development: boolean;
  /** Origins of Safe's web app that may show the page inside theirs; nobody may without. */
  readonly framedBy?: readonly string[];
  /** Origin of the visitor's own node, on the one page that may ask it; null elsewhere. */
  readonly ownNode?: string | null;
}

const WALLETCONNECT_CONNECT =
  'wss://*.walletconnect.org wss://*.walletconnect.com https://*.walletconnect.org https://*.walletconnect.com';

/** The Content-Security-Policy of every page: scripts by nonce, no inline style, no third party unless configured. */
export function contentSecurityPolicy({
  nonce,
  walletConnect,
  development,
  ownNode = null,
  framedBy = [],
}: CspOptions): string {
  const directives = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    'style-src': development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': `'self'${development ? ' ws:' : ''}${walletConnect ? ` ${WALLETCONNECT_CONNECT}` : ''}${ownNode === null ? '' : ` ${ownNode}`}`,
    'frame-src': walletConnect ? 'https://verify.walletconnect.org https://verify.walletconnect.com' : "'none'",
    'frame-ancestors': framedBy.length === 0 ? "'none'" : framedBy.join(' '),
    'form-action': "'self'",
    'base-uri': "'none'",
    'object-src': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/**
 * The policy for a page that many get: a nonce that everyone can read protects no script, so the page's own scripts are
 * allowed by their hashes, and files only from this origin.
 * @param policy what {@link contentSecurityPolicy} made
 * @param sources a hash source for each inline script, such as `'sha256-…'`
 */
export function withScriptSources(policy: string, sources: readonly string[]): string {
  return policy
    .split('; ')
    .map((directive) => (directive.startsWith('script-src ') ? ["script-src 'self'", ...sources].join(' ') : directive))
    .join('; ');
}

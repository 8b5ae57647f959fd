import { describe, expect, it } from 'vitest';

import { contentSecurityPolicy, withScriptSources } from './csp';

/** The policy as a table of directives. */
function directives(
  options: { walletConnect?: boolean; development?: boolean; ownNode?: string; framedBy?: readonly string[] } = {},
): Readonly<Record<string, readonly string[]>> {
  const policy = contentSecurityPolicy({ nonce: 'n0nce', walletConnect: false, development: false, ...options });
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

/** Sources that are neither keywords nor schemes for data of the page's own. */
const thirdParties = (policy: Readonly<Record<string, readonly string[]>>) =>
  Object.values(policy)
    .flat()
    .filter((source) => !source.startsWith("'") && !['data:', 'blob:'].includes(source));

describe('contentSecurityPolicy', () => {
  it('runs only scripts with the response’s nonce, and what they load', () => {
    expect(directives()['script-src']).toEqual(["'self'", "'nonce-n0nce'", "'strict-dynamic'"]);
  });

  it('lets pages reach the visitor’s own node and nothing else besides', () => {
    expect(directives()['connect-src']).toEqual(["'self'"]);
    expect(directives({ ownNode: 'https://node.example' })['connect-src']).toEqual(["'self'", 'https://node.example']);
  });

  it.each([{ walletConnect: false }, { walletConnect: true }])(
    'allows nothing inline and no eval in production: %o',
    (options) => {
      const all = Object.values(directives(options)).flat();
      expect(all).not.toContain("'unsafe-inline'");
      expect(all).not.toContain("'unsafe-eval'");
      expect(directives(options)['style-src']).toEqual(["'self'", "'nonce-n0nce'"]);
    },
  );

  it('reaches no third party unless WalletConnect is configured', () => {
    expect(thirdParties(directives())).toEqual([]);
    expect(directives()['frame-src']).toEqual(["'none'"]);
  });

  it('reaches only WalletConnect, encrypted, when it is configured', () => {
    const sources = thirdParties(directives({ walletConnect: true }));
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) expect(source).toMatch(/^(https|wss):\/\/(\*|verify)\.walletconnect\.(org|com)$/);
    expect(directives({ walletConnect: true })['connect-src']).toContain('wss://*.walletconnect.org');
  });

  it('lets the development server evaluate and reload, at home only', () => {
    const policy = directives({ development: true });
    expect(policy['script-src']).toContain("'unsafe-eval'");
    expect(thirdParties(policy)).toEqual(['ws:']);
  });

  it('lets only the named origins show a page inside theirs', () => {
    const framedBy = ['https://app.safe.global', 'http://localhost:3010'];
    expect(directives({ framedBy })['frame-ancestors']).toEqual(framedBy);
  });

  it.each(['frame-ancestors', 'base-uri', 'object-src'])('forbids %s altogether', (name) => {
    expect(directives({ walletConnect: true, development: true })[name]).toEqual(["'none'"]);
  });
});

describe('withScriptSources', () => {
  it('allows the page’s own scripts by their hashes and nothing by a nonce, and leaves the rest as it is', () => {
    const policy = contentSecurityPolicy({ nonce: 'n0nce', walletConnect: false, development: false });
    const shared = withScriptSources(policy, ["'sha256-a'", "'sha256-b'"]);
    expect(shared).toContain("script-src 'self' 'sha256-a' 'sha256-b'; ");
    expect(shared.replace("'self' 'sha256-a' 'sha256-b'", "'self' 'nonce-n0nce' 'strict-dynamic'")).toBe(policy);
  });
});

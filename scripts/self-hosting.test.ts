import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { parseSettings } from '@/lib/settings';

import { REPOSITORY } from './repository';

const textOf = (...file: readonly string[]) => readFileSync(path.join(REPOSITORY, ...file), 'utf8');

/** Names and defaults in a table of settings: `| \`NAME\` | \`default\` | … |`. */
function settingsIn(markdown: string): ReadonlyMap<string, string> {
  const rows = markdown.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`|–|[^|]*?) \|/gm);
  return new Map([...rows].map(([, name = '', value = '']) => [name, value]));
}

/** Every variable that the server looks at, by letting it look. */
function namesRead(): { readonly names: ReadonlySet<string>; readonly settings: unknown } {
  const names = new Set<string>();
  const given: Readonly<Record<string, string>> = { MILLRACE_NETWORK: 'mainnet', RPC_URLS: 'https://node.example' };
  const env = new Proxy(given, {
    get: (target, name) => {
      names.add(String(name));
      return target[String(name)];
    },
  });
  const parsed = parseSettings(env, () => '');
  if (!parsed.ok) throw new Error(parsed.error.join('; '));
  return { names, settings: parsed.value };
}

describe('docs/self-hosting.md', () => {
  const documented = settingsIn(textOf('docs', 'self-hosting.md'));
  const inReadme = settingsIn(textOf('README.md'));
  const { names, settings } = namesRead();

  it('names every setting of a server, and none that it does not read', () => {
    // The address to listen on is read where the server listens; the local chain's port is no matter of a server.
    expect(textOf('scripts', 'serve.mjs')).toContain('process.env.HOST');
    const read = new Set([...names, 'HOST'].filter((name) => !name.startsWith('DEVNET_')));
    expect([...documented.keys()].toSorted()).toEqual([...read].toSorted());
  });

  it('says the same defaults as the README and the code', () => {
    for (const [name, value] of documented) expect(inReadme.get(name), name).toBe(value);
    expect(settings).toMatchObject({
      port: Number(documented.get('PORT')),
      trustedProxies: Number(documented.get('TRUST_PROXY')),
      requestsPerMinute: Number(documented.get('RATE_LIMIT')),
      logLevel: documented.get('LOG_LEVEL'),
      dataFolder: documented.get('MILLRACE_DATA'),
    });
  });

  it('names only addresses, metrics and files that there are', () => {
    const text = textOf('docs', 'self-hosting.md');
    const source = ['metrics-answer.ts', '../front/front.ts']
      .map((file) => textOf('lib', 'server', 'api', file))
      .join();
    for (const [metric] of text.matchAll(/(millrace|nodejs)_[a-z0-9_]+/g)) expect(source).toContain(`'${metric}'`);
    const document = textOf('lib', 'server', 'api', 'openapi.ts');
    for (const [route] of text.matchAll(/\/api\/v1\/[a-z/]+/g)) expect(document).toContain(`'${route}'`);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { err, ok } from '@/lib/result';

import { ownNodeOrigin, parseOwnNode } from './own-node';

describe('the address of an own node', () => {
  it.each([
    ['https://node.example/v3/secret', 'https://node.example'],
    [' https://node.example:8545 ', 'https://node.example:8545'],
    ['http://127.0.0.1:8545', 'http://127.0.0.1:8545'],
    ['http://localhost:8545/', 'http://localhost:8545'],
    ['http://[::1]:8545', 'http://[::1]:8545'],
  ])('%s is taken; only %s goes into the policy', (text, origin) => {
    expect(parseOwnNode(text)).toEqual(ok({ url: new URL(text.trim()).href, origin }));
    expect(ownNodeOrigin(origin)).toBe(origin);
  });

  it.each([
    ['', 'empty'],
    ['node', 'not-an-address'],
    ['wss://node.example', 'not-http'],
    ['javascript:alert(1)', 'not-http'],
    ['http://node.example', 'not-encrypted'],
    ['https://user:key@node.example', 'has-password'],
    ['https://*.example', 'not-an-address'],
  ] as const)('%s is refused: %s', (text, fault) => {
    expect(parseOwnNode(text)).toEqual(err(fault));
  });

  it.each([
    undefined,
    '',
    'https://node.example/',
    'https://node.example/path',
    'https:',
    '*',
    "'unsafe-inline'",
    'https://a.example https://b.example',
    'https://a.example; script-src *',
  ])('no other cookie widens the policy: %s', (text) => {
    expect(ownNodeOrigin(text)).toBeNull();
  });

  it('never lets a character through that means something in a policy', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((tail) => `https://a.example${tail}`),
        ),
        (text) => {
          expect(ownNodeOrigin(text) ?? '').not.toMatch(/[\s;,'*]/);
        },
      ),
    );
  });
});

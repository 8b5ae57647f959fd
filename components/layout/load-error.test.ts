import { expect, it } from 'vitest';

import { isLoadError } from './load-error';

const named = (name: string) => Object.assign(new Error('no'), { name });

it.each<[string, unknown, boolean]>([
  ['Turbopack', new Error('Failed to load chunk /_next/static/chunks/0a.js from module 12'), true],
  ['webpack', named('ChunkLoadError'), true],
  ['a style', new Error('Loading CSS chunk 3 failed.'), true],
  ['Chromium', new TypeError('Failed to fetch dynamically imported module: http://a/b.js'), true],
  ['Firefox', new TypeError('error loading dynamically imported module: http://a/b.js'), true],
  ['a request that failed', new TypeError('Failed to fetch'), false],
  ['no error at all', 'Failed to load chunk', false],
])('tells code that cannot be had: %s', (_, error, expected) => {
  expect(isLoadError(error)).toBe(expected);
});

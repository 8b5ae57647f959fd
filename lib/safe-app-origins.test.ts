import { expect, it } from 'vitest';
import { err, ok } from './result';
import { parseSafeAppOrigins } from './safe-app-origins';

it.each([undefined, '', ' , '])('reads no origin from %j', (text) => {
  expect(parseSafeAppOrigins(text)).toEqual(ok([]));
});

it('reads origins, on this machine without encryption too', () => {
  expect(parseSafeAppOrigins('https://app.safe.global, http://localhost:3010 http://127.0.0.1:3011')).toEqual(
    ok(['https://app.safe.global', 'http://localhost:3010', 'http://127.0.0.1:3011']),
  );
});

it.each([
  'http://app.safe.global',
  'https://app.safe.global/',
  'https://app.safe.global/apps',
  'https://*.safe.global',
  'https://app.safe.global;script-src',
  'https://user@app.safe.global',
  "'self'",
  '*',
  'https:',
])('takes %s for no origin', (text) => {
  expect(parseSafeAppOrigins(`https://app.safe.global ${text}`)).toEqual(err(2));
});

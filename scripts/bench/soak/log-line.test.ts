import { expect, it } from 'vitest';

import { isUnhandled } from './log-line';

it.each([
  ['{"level":50,"msg":"a route failed"}', true],
  ['{"level":60,"msg":"out of memory"}', true],
  ['{"level":40,"err":{"message":"an error of the node"},"msg":"the ways out could not be read"}', false],
  ['TypeError: fetch failed', true],
  ['{ "level": 50', false],
  ['(node:1) MaxListenersExceededWarning: Possible EventTarget memory leak detected', true],
  [' ⨯ unhandledRejection: no', true],
  ['The app is ready', false],
])('%s: %s', (line, unhandled) => {
  expect(isUnhandled(line)).toBe(unhandled);
});

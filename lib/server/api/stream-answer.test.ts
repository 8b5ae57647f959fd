import { expect, it } from 'vitest';

import { parseEventId } from './stream-answer';

const hash = `0x${'ab'.repeat(32)}`;

it('reads the id of a block', () => {
  expect(parseEventId(`12:${hash}`)).toEqual({ number: 12n, hash });
});

it.each([
  null,
  '',
  '12',
  `:${hash}`,
  `-1:${hash}`,
  `12:${hash}00`,
  `12:${hash.toUpperCase()}`,
  `12:${hash}\n`,
  'x'.repeat(9_999),
])('takes %j for having seen nothing', (text) => {
  expect(parseEventId(text)).toBeNull();
});

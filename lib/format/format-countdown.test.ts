import { expect, it } from 'vitest';

import { formatCountdown } from './format-countdown';

it.each([
  [-5, '0 s'],
  [0, '0 s'],
  [9.9, '9 s'],
  [309, '5 min 09 s'],
  [14_709, '4 h 05 min 09 s'],
  [3_600, '1 h 00 min 00 s'],
  [187_509, '2 d 04 h 05 min'],
])('%s seconds are %s', (seconds, text) => {
  expect(formatCountdown(seconds)).toBe(text);
});

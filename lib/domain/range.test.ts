import { expect, it } from 'vitest';

import { mapRange } from './range';

it('maps every point of a range to its own', () => {
  expect(mapRange({ p10: 1n, p50: 2n, p90: 4n }, (value) => value * 10n)).toEqual({ p10: 10n, p50: 20n, p90: 40n });
});

import { expect, it } from 'vitest';

import { gapsOf } from './event-client';

it.each([
  { ids: [], missed: 0, twice: 0 },
  { ids: ['5:a', '6:b', '7:c'], missed: 0, twice: 0 },
  { ids: ['5:a', '8:b'], missed: 2, twice: 0 },
  { ids: ['5:a', '6:b', '6:b'], missed: 0, twice: 1 },
  // A reorganisation brings a number again with another hash: that is no repetition.
  { ids: ['5:a', '6:b', '6:c', '7:d'], missed: 0, twice: 0 },
])('$ids: $missed missed, $twice twice', ({ ids, missed, twice }) => {
  expect(gapsOf(ids)).toEqual({ missed, twice });
});

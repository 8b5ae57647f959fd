import { expect, it } from 'vitest';

import { ageReason, type BlockAge } from './age-reason';

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;
const ON_TIME = { blockMs: NOW - 5_000, nowMs: NOW, movedAtMs: NOW - 5_000, oldAfterMs: 120_000 };

it.each<[string, Partial<BlockAge>, string | null]>([
  ['on time', {}, null],
  ['at the very end of its time', { blockMs: NOW - 120_000, movedAtMs: null }, null],
  ['a little from the future, as clocks are', { blockMs: NOW + 120_000 }, null],
  ['an hour old, and nothing newer has come', { blockMs: NOW - HOUR, movedAtMs: NOW - HOUR }, 'no newer block'],
  ['an hour old, and the first that was read', { blockMs: NOW - HOUR, movedAtMs: null }, 'no newer block'],
  [
    'an hour old while new ones come',
    { blockMs: NOW - HOUR, movedAtMs: NOW - 12_000 },
    'new blocks come and are 1 hour old by this server’s clock',
  ],
  ['an hour from the future', { blockMs: NOW + HOUR }, 'this server’s clock is 1 hour behind the newest block'],
])('a block %s', (_, age, reason) => {
  const found = ageReason({ ...ON_TIME, ...age });
  if (reason === null) expect(found).toBeNull();
  else expect(found).toContain(reason);
});

import { expect, it, vi } from 'vitest';

import { BlockCache } from './block-cache';

const asker = (answer: unknown = 'a') => vi.fn(async () => answer);

it('asks once for a head, whoever asks meanwhile, and anew for the next head', async () => {
  const cache = new BlockCache();
  const ask = asker();
  expect(await Promise.all([cache.get('1', 'k', ask), cache.get('1', 'k', ask)])).toEqual(['a', 'a']);
  await cache.get('1', 'k', ask);
  expect(ask).toHaveBeenCalledTimes(1);
  await cache.get('1', 'other', ask);
  await cache.get('2', 'k', ask);
  expect(ask).toHaveBeenCalledTimes(3);
});

it.each([
  { why: 'failures', ask: vi.fn(async () => Promise.reject(new Error('down'))) },
  { why: 'nothing, which may be something in a moment', ask: asker(null) },
  { why: 'what is too large', ask: asker('x'.repeat(300_000)) },
])('does not keep $why', async ({ ask }) => {
  const cache = new BlockCache();
  await cache.get('1', 'k', ask).catch(() => undefined);
  await cache.get('1', 'k', ask).catch(() => undefined);
  expect(ask).toHaveBeenCalledTimes(2);
});

it('keeps a bounded number of answers', async () => {
  const cache = new BlockCache();
  const ask = asker();
  for (let index = 0; index < 1_001; index += 1) await cache.get('1', String(index), ask);
  await cache.get('1', '1000', ask);
  expect(ask).toHaveBeenCalledTimes(1_001);
  await cache.get('1', '0', ask);
  expect(ask).toHaveBeenCalledTimes(1_002);
});

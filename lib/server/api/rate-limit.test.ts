import { RateLimiterMemory } from 'rate-limiter-flexible';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { RateLimit, rateLimitHeaders } from './rate-limit';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const limitOf = (points: number) => new RateLimit(new RateLimiterMemory({ points, duration: 60 }), points);

it('lets a client spend its points, says what is left, and refuses the rest until the minute is over', async () => {
  const limit = limitOf(3);
  expect(await limit.take('a', 2)).toEqual({ allowed: true, limit: 3, remaining: 1, resetSeconds: 60 });
  expect(await limit.take('a', 2)).toMatchObject({ allowed: false, remaining: 0 });
  expect(await limit.take('b', 2)).toMatchObject({ allowed: true });
  vi.advanceTimersByTime(60_001);
  expect(await limit.take('a', 2)).toMatchObject({ allowed: true, remaining: 1 });
});

it('throws what its counter throws, which is no refusal', async () => {
  const broken = new RateLimit({ consume: () => Promise.reject(new Error('no database')) }, 3);
  await expect(broken.take('a', 1)).rejects.toThrow('no database');
});

it('says the allowance in headers', () => {
  expect(rateLimitHeaders({ allowed: true, limit: 600, remaining: 4, resetSeconds: 30 })).toEqual({
    'ratelimit-limit': '600',
    'ratelimit-remaining': '4',
    'ratelimit-reset': '30',
  });
});

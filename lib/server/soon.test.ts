import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { soon } from './soon';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => globalThis.setTimeout(resolve, ms, value));

it('hands on what comes in time, and leaves no timer behind', async () => {
  const answer = soon(after(99, 'found'), 100, () => 'late');
  await vi.advanceTimersByTimeAsync(99);
  expect(await answer).toBe('found');
  expect(vi.getTimerCount()).toBe(0);
});

it('says what there is instead when it takes longer, and lets the work go on', async () => {
  const work = after(150, 'found');
  const answer = soon(work, 100, () => 'late');
  await vi.advanceTimersByTimeAsync(100);
  expect(await answer).toBe('late');
  await vi.advanceTimersByTimeAsync(50);
  expect(await work).toBe('found');
});

it('fails as the work does, or as whoever is late says', async () => {
  await expect(soon(Promise.reject(new Error('broken')), 100, () => 'late')).rejects.toThrow('broken');
  const never = soon(new Promise(() => undefined), 100, () => {
    throw new Error('no answer');
  });
  const judged = expect(never).rejects.toThrow('no answer');
  await vi.advanceTimersByTimeAsync(100);
  await judged;
});

it('leaves nothing unhandled when late work fails', async () => {
  vi.useRealTimers();
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  const failing = setTimeout(5).then(() => {
    throw new Error('broken');
  });
  expect(await soon(failing, 1, () => 'late')).toBe('late');
  await setTimeout(20);
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

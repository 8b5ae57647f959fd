import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { apiRoute } from './api-route';

// The log of a server wants its settings.
const { error } = vi.hoisted(() => ({ error: vi.fn() }));
vi.mock('../logger', () => ({ logger: () => ({ error }) }));

const REQUEST = new Request('http://localhost/api/v1/anything');
const route = async (handle: () => Promise<Response>) =>
  apiRoute<null>({ name: 'anything', points: 0 }, handle)(REQUEST, null);

describe('apiRoute', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('hands on the answer, with the id of its request', async () => {
    const answer = await route(async () => new Response('well', { status: 201 }));
    expect([answer.status, await answer.text(), answer.headers.get('x-request-id')]).toEqual([201, 'well', 'none']);
  });

  it('says when to come back when the answer takes longer than anyone waits', async () => {
    const asked = route(() => new Promise(() => undefined));
    const settled = vi.fn();
    asked.then(settled, settled);
    await vi.advanceTimersByTimeAsync(14_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    const answer = await asked;
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.json()).toMatchObject({
      type: expect.stringContaining('too-slow'),
      detail: expect.stringContaining('within 15 s'),
    });
  });

  it('tells nothing of what broke, but notes it', async () => {
    const answer = await route(() => Promise.reject(new Error('key=s3cret')));
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('s3cret');
    expect(error).toHaveBeenCalledExactlyOnceWith(
      { err: new Error('key=s3cret'), route: 'anything', request: 'none' },
      'a route failed',
    );
  });
});

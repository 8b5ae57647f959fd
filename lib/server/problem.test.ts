import { describe, expect, it } from 'vitest';

import { problem } from './problem';

describe('problem', () => {
  it('answers as RFC 9457 asks, and is never kept', async () => {
    const response = problem({
      status: 400,
      code: 'invalid-input',
      title: 'The request has inputs that cannot be used',
      detail: 'Two inputs.',
      faults: [{ input: 'from', reason: 'is no block number' }],
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      type: 'urn:millrace:problem:invalid-input',
      title: 'The request has inputs that cannot be used',
      status: 400,
      detail: 'Two inputs.',
      faults: [{ input: 'from', reason: 'is no block number' }],
    });
  });

  it('leaves out what it does not know, and says when to come again', async () => {
    const response = problem({ status: 503, code: 'no-node', title: 'No node answers', retryAfterSeconds: 5 });
    expect(response.headers.get('retry-after')).toBe('5');
    expect(Object.keys(await response.json())).toEqual(['type', 'title', 'status']);
  });
});

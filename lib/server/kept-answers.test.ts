import { describe, expect, it } from 'vitest';

import { KeptAnswers } from './kept-answers';

describe('kept answers', () => {
  it('makes an answer once for all who ask the same', async () => {
    const kept = new KeptAnswers<number>(10);
    let made = 0;
    const make = async () => ++made;
    expect(await Promise.all([kept.get('a', make), kept.get('a', make)])).toEqual([1, 1]);
    expect(await kept.get('b', make)).toBe(2);
  });

  it('makes an answer again that failed', async () => {
    const kept = new KeptAnswers<number>(10);
    await expect(kept.get('a', () => Promise.reject(new Error('no node')))).rejects.toThrow('no node');
    expect(await kept.get('a', async () => 1)).toBe(1);
  });

  it('lets the oldest go when there are too many', async () => {
    const kept = new KeptAnswers<number>(2);
    for (const [key, value] of Object.entries({ a: 1, b: 2, c: 3 })) await kept.get(key, async () => value);
    expect(await kept.get('c', async () => 9)).toBe(3);
    expect(await kept.get('a', async () => 9)).toBe(9);
  });
});

import { describe, expect, it } from 'vitest';

import { PerBlock } from './per-block';

const at = (hash: `0x${string}`) => ({ hash });

describe('PerBlock', () => {
  it('asks once per question and block, whoever asks', async () => {
    const kept = new PerBlock<number>(10);
    let asked = 0;
    const find = async () => {
      asked += 1;
      return asked;
    };
    expect(await Promise.all([kept.at(at('0x1'), 'a', find), kept.at(at('0x1'), 'a', find)])).toEqual([1, 1]);
    expect(await kept.at(at('0x1'), 'b', find)).toBe(2);
    expect(await kept.at(at('0x2'), 'a', find)).toBe(3);
  });

  it('does not keep a failure', async () => {
    const kept = new PerBlock<number>(10);
    await expect(kept.at(at('0x1'), 'a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await kept.at(at('0x1'), 'a', async () => 7)).toBe(7);
  });

  it('forgets what was asked for longest ago', async () => {
    const kept = new PerBlock<number>(2);
    for (const question of ['a', 'b', 'a', 'c']) await kept.at(at('0x1'), question, async () => 1);
    expect(await kept.at(at('0x1'), 'a', async () => 2)).toBe(1);
    expect(await kept.at(at('0x1'), 'b', async () => 2)).toBe(2);
  });
});

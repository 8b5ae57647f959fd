import { describe, expect, it, vi } from 'vitest';

import type { BlockRef } from '@/lib/protocols/protocol';
import { unixSeconds } from '@/lib/units/units';

import { OnDemandReads } from './on-demand';

const at = (number: bigint): BlockRef => ({
  number,
  hash: `0x${number.toString(16).padStart(64, '0')}`,
  timestamp: unixSeconds(number),
  baseFeePerGas: null,
});
const reads = () => new OnDemandReads((error) => `explained: ${error instanceof Error ? error.message : ''}`);

describe('readings on demand', () => {
  it('are shared by everyone who asks meanwhile, and serve for fifty blocks with their own block', async () => {
    const store = reads();
    const read = vi.fn(async ({ number }: BlockRef) => number);
    const [first, second] = await Promise.all([store.at('a', at(100n), read), store.at('a', at(101n), read)]);
    expect(first).toEqual({ status: 'ready', value: 100n, block: at(100n) });
    expect(second).toEqual(first);
    expect(await store.at('a', at(149n), read)).toEqual(first);
    expect(await store.at('a', at(150n), read)).toMatchObject({ value: 150n });
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('are made again when the chain was set back', async () => {
    const store = reads();
    const read = async ({ number }: BlockRef) => number;
    await store.at('a', at(100n), read);
    expect(await store.at('a', at(90n), read)).toMatchObject({ value: 90n });
  });

  it('serve the last good one when one fails, and try again next time', async () => {
    const store = reads();
    const read = vi
      .fn<(block: BlockRef) => Promise<bigint>>()
      .mockResolvedValueOnce(1n)
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValueOnce(3n);
    await store.at('a', at(100n), read);
    expect(await store.at('a', at(200n), read)).toEqual({ status: 'ready', value: 1n, block: at(100n) });
    expect(await store.at('a', at(201n), read)).toMatchObject({ value: 3n });
  });

  it('say why there is none', async () => {
    const failing = async () => {
      throw new Error('down');
    };
    expect(await reads().at('a', at(1n), failing)).toEqual({ status: 'unavailable', reason: 'explained: down' });
  });
});

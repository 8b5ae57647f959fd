import { describe, expect, it, vi } from 'vitest';

import { ALICE, BOB, positionWith } from '@/lib/protocols/lido/lido.fixture';
import type { AccountPicture } from '@/lib/protocols/live-state';
import type { BlockRef } from '@/lib/protocols/protocol';
import { wei } from '@/lib/units/units';

import { AccountStore } from './account-store';
import { blockAt, Deferred } from './blocks.fixture';

const explain = (error: unknown) => `explained: ${error instanceof Error ? error.message : ''}`;
/** Alice with one wei for each block, so that pictures of different blocks differ. */
const at = (block: BlockRef): AccountPicture => ({ position: positionWith({ ether: wei(block.number) }), others: [] });

/** A store that reads from a function a test can watch. */
function storeOf(read: (account: `0x${string}`, block: BlockRef) => Promise<AccountPicture>) {
  const reading = vi.fn(read);
  return { store: new AccountStore(reading, explain), reading };
}

/** A store whose reads a test settles, by block number. */
function heldStore() {
  const held = new Map<bigint, Deferred<AccountPicture>>();
  const { store, reading } = storeOf((_account, block) => {
    const read = new Deferred<AccountPicture>();
    held.set(block.number, read);
    return read.promise;
  });
  const settle = (number: bigint) => held.get(number)?.resolve(at(blockAt(number)));
  const fail = (number: bigint) => held.get(number)?.reject(new Error('down'));
  return { store, reading, settle, fail };
}

describe('AccountStore', () => {
  it('reads an account once a block, whoever asks and however the address is written', async () => {
    const { store, reading } = storeOf(async (_account, block) => at(block));
    const upper = `0x${ALICE.slice(2).toUpperCase()}` as const;
    const states = await Promise.all([
      store.at(ALICE, blockAt(1n)),
      store.at(ALICE, blockAt(1n)),
      store.at(upper, blockAt(1n)),
    ]);
    await store.at(ALICE, blockAt(1n));
    expect(reading).toHaveBeenCalledTimes(1);
    expect(states).toEqual(states.map(() => ({ status: 'live', ...at(blockAt(1n)), block: blockAt(1n) })));
  });

  it('reads again for a new block, for another block of the same height, and for another account', async () => {
    const { store, reading } = storeOf(async (_account, block) => at(block));
    await store.at(ALICE, blockAt(1n));
    await store.at(ALICE, blockAt(2n));
    await store.at(ALICE, blockAt(2n, 1));
    await store.at(BOB, blockAt(2n, 1));
    expect(reading).toHaveBeenCalledTimes(4);
  });

  it('says why there is nothing when the first read fails, and tries again for the next visitor', async () => {
    const { store, reading } = storeOf(async (_account, block) => at(block));
    reading.mockRejectedValueOnce(new Error('down'));
    expect(await store.at(ALICE, blockAt(1n))).toEqual({ status: 'unavailable', reason: 'explained: down' });
    expect(await store.at(ALICE, blockAt(1n))).toMatchObject({ status: 'live' });
  });

  it('keeps the last good picture, with its own block, while reads fail', async () => {
    const { store, reading } = storeOf(async (_account, block) => at(block));
    await store.at(ALICE, blockAt(1n));
    reading.mockRejectedValue(new Error('down'));
    const stale = { status: 'stale', ...at(blockAt(1n)), block: blockAt(1n) };
    expect(await store.at(ALICE, blockAt(2n))).toEqual(stale);
    expect(await store.at(ALICE, blockAt(3n))).toEqual(stale);
  });

  it('fails for everyone who shares a failed read, with one read', async () => {
    const { store, reading, fail } = heldStore();
    const asked = [store.at(ALICE, blockAt(1n)), store.at(ALICE, blockAt(1n))];
    fail(1n);
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(['unavailable', 'unavailable']);
    expect(reading).toHaveBeenCalledTimes(1);
  });

  it('does not let a slow answer for an older block displace the newer one', async () => {
    const { store, reading, settle } = heldStore();
    const older = store.at(ALICE, blockAt(1n));
    const newer = store.at(ALICE, blockAt(2n));
    settle(2n);
    await newer;
    settle(1n);
    expect(await older).toMatchObject({ status: 'live', block: blockAt(1n) });
    expect(await store.at(ALICE, blockAt(2n))).toMatchObject({ status: 'live', block: blockAt(2n) });
    expect(reading).toHaveBeenCalledTimes(2);
  });

  it('falls back on the newest good answer, not on the one that came last', async () => {
    const { store, settle, fail } = heldStore();
    const asked = [store.at(ALICE, blockAt(1n)), store.at(ALICE, blockAt(2n))];
    settle(2n);
    await asked[1];
    settle(1n);
    await asked[0];
    const failed = store.at(ALICE, blockAt(3n));
    fail(3n);
    expect(await failed).toMatchObject({ status: 'stale', block: blockAt(2n) });
  });

  it('falls back on an older answer that came while the newer read was under way', async () => {
    const { store, settle, fail } = heldStore();
    const older = store.at(ALICE, blockAt(1n));
    const newer = store.at(ALICE, blockAt(2n));
    settle(1n);
    await older;
    fail(2n);
    expect(await newer).toEqual({ status: 'stale', ...at(blockAt(1n)), block: blockAt(1n) });
  });

  it('keeps 2,000 accounts and forgets the one asked for longest ago', async () => {
    const { store, reading } = storeOf(async (_account, block) => at(block));
    const account = (index: number) => `0x${index.toString(16).padStart(40, '0')}` as const;
    for (let index = 0; index < 2_000; index += 1) await store.at(account(index), blockAt(1n));
    await store.at(account(0), blockAt(1n));
    await store.at(account(2_000), blockAt(1n));
    expect(reading).toHaveBeenCalledTimes(2_001);

    await store.at(account(0), blockAt(1n));
    await store.at(account(2), blockAt(1n));
    expect(reading).toHaveBeenCalledTimes(2_001);
    await store.at(account(1), blockAt(1n));
    expect(reading).toHaveBeenCalledTimes(2_002);
  });
});

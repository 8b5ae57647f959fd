import { type Address, parseEther, toHex } from 'viem';

import { connectForSeeding } from '@/devnet/client';
import type { DevnetLink } from '@/devnet/devnet-link';
import { type Random, randomFrom } from '@/devnet/random';

import type { Act, CrowdPool, LifeBlocks } from './crowd-pool.integration.fixture';
import { openCrowd } from './send-together.integration.fixture';

/** Blocks in which everyone does something, between two reports. */
const BLOCKS_A_DAY = 2;
const FIRST_ADDRESS = 0xc40d_0000_0000_0000_0000n;
/** How many of all are in each pool, besides those who would be in none. */
const PART_IN_POOL = 0.45;

/** What was played, and on which blocks. */
export interface PlayedLives {
  readonly accounts: readonly Address[];
  /** Who is in a pool, by its name: everyone in at least one, many in several. */
  readonly members: ReadonlyMap<string, readonly Address[]>;
  readonly blocks: LifeBlocks;
  /** How often each thing was done. */
  readonly done: ReadonlyMap<string, number>;
}

/**
 * Lets many accounts live at random for some days, each in some of the pools: each does something in every block, and
 * reports come every day, with rewards or a loss. All that is drawn comes from the seed, and the chain is of this process
 * alone.
 */
export async function playRandomLives(
  chain: { readonly link: DevnetLink; readonly url: string },
  pools: readonly CrowdPool[],
  { count, days, seed }: { readonly count: number; readonly days: number; readonly seed: number },
): Promise<PlayedLives> {
  const client = connectForSeeding(chain.url);
  const link = { ...chain.link, client };
  const random = randomFrom(seed);
  const accounts = Array.from({ length: count }, (_, index) => toHex(FIRST_ADDRESS + BigInt(index), { size: 20 }));
  const members = drawMembers(accounts, pools, random);
  const crowd = await openCrowd(chain.url, client);
  await crowd.fund(accounts, parseEther('10000'));
  const head = () => client.getBlockNumber({ cacheTime: 0 });
  const before = await head();
  for (const { name, firstSteps } of pools)
    for (const first of firstSteps(link))
      await crowd.send((members.get(name) ?? []).map((account) => first(account, random)));
  const done = new Map<string, number>();
  const blocks: bigint[] = [];
  for (let day = 0; day < days; day += 1) {
    for (let block = 0; block < BLOCKS_A_DAY; block += 1) {
      const acts = await planBlock(link, pools, { accounts, members }, random, day === 0);
      for (const { name } of acts) done.set(name, (done.get(name) ?? 0) + 1);
      await crowd.send(acts.map(({ call }) => call));
      blocks.push(await head());
    }
    for (const pool of pools) await pool.report(link, random);
  }
  return { accounts, members, blocks: { before, last: await head(), acts: blocks }, done };
}

function drawMembers(
  accounts: readonly Address[],
  pools: readonly CrowdPool[],
  random: Random,
): PlayedLives['members'] {
  const members = new Map<string, Address[]>(pools.map(({ name }) => [name, []]));
  for (const account of accounts) {
    const drawn = pools.filter(() => random() < PART_IN_POOL);
    const alone = pools[Math.floor(random() * pools.length)];
    for (const { name } of drawn.length > 0 || alone === undefined ? drawn : [alone]) members.get(name)?.push(account);
  }
  return members;
}

/** What each account does in the next block. On the first day each kind is due in turn, so that none is left out. */
async function planBlock(
  link: DevnetLink,
  pools: readonly CrowdPool[],
  { accounts, members }: Pick<PlayedLives, 'accounts' | 'members'>,
  random: Random,
  inTurn: boolean,
): Promise<readonly Act[]> {
  const possible = new Map<Address, Act[]>(accounts.map((account) => [account, []]));
  for (const { name, choices } of pools) {
    const inPool = members.get(name) ?? [];
    const found = await choices(link, inPool, random);
    inPool.forEach((account, index) => {
      possible.get(account)?.push(...(found[index] ?? []));
    });
  }
  return accounts.flatMap((account, index) => {
    const acts = possible.get(account) ?? [];
    const act = acts[inTurn ? index % acts.length : Math.floor(random() * acts.length)];
    return act === undefined ? [] : [act];
  });
}

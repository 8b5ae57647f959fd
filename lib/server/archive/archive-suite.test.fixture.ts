import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Archive } from './archive';
import { storageKey } from './archived-log';
import type { Database } from './database';
import { LogChain, RpcFault } from './log-chain.fixture';
import { LogStore } from './log-store';
import { archiveOf as createArchive } from './scripted-archive.fixture';
import type { TestDatabase } from './test-database.fixture';

/** What holds for the archive on any database. */
export function describeArchive(name: string, connect: () => Promise<TestDatabase>): void {
  describe(name, () => {
    let database: TestDatabase;

    beforeAll(async () => {
      database = await connect();
    }, 60_000);
    afterAll(() => database.close());
    beforeEach(() => database.empty());
    // What a test started must not end in the next one's tables.
    afterEach(async () => {
      for (const archive of archives.splice(0)) await archive.settled();
    });

    const archives: Archive[] = [];
    const archiveOf: typeof createArchive = (...args) => {
      const archive = createArchive(...args);
      archives.push(archive);
      return archive;
    };
    const open = async (): Promise<Database> => database;
    const at = (chain: LogChain, number = chain.head) => ({ number, hash: chain.hashOf(number) });
    const read = (archive: Archive, chain: LogChain, fromBlock = 1n, to = chain.head) =>
      archive.readLogs(chain.filter, { fromBlock, toBlock: at(chain, to) });

    async function valuesOf(...args: Parameters<typeof read>): Promise<readonly unknown[]> {
      const answer = await read(...args);
      if (answer.status !== 'ready') throw new Error(`${answer.status}: no logs`);
      return answer.logs.map(({ args: { value } }) => value);
    }

    const valuesIn = (chain: LogChain, from = 1n, to = chain.head) =>
      chain.blocksWithLogs(from, to).map((block) => chain.valueIn(block));

    /** Reads once, which starts the work, and lets it end. */
    async function synced(archive: Archive, chain: LogChain): Promise<void> {
      await read(archive, chain);
      await archive.settled();
    }

    it('answers from a short chain at once, and stores what is final meanwhile', async () => {
      const chain = new LogChain(1_000n);
      const archive = archiveOf([chain], open);
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
      await archive.settled();
      chain.takeRanges();
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
      expect(chain.takeRanges()).toEqual([[937n, 1_000n]]);
    });

    it('says how far it is while a long chain is read, and then answers from the store', async () => {
      const chain = new LogChain(20_000n, 50n);
      chain.limits = { blocks: 1_000n };
      const archive = archiveOf([chain], open);
      expect(await read(archive, chain)).toMatchObject({ status: 'syncing', progress: { state: 'waiting' } });
      await archive.settled();
      expect(archive.progress()).toMatchObject([
        { key: 'test:counted', state: 'idle', blocksDone: 19_936n, blocksTotal: 19_936n, secondsLeft: 0 },
      ]);
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
      expect(await valuesOf(archive, chain, 10_000n, 15_000n)).toEqual(valuesIn(chain, 10_000n, 15_000n));
    });

    it('has no work left at a second start', async () => {
      const chain = new LogChain(20_000n, 50n);
      await synced(archiveOf([chain], open), chain);
      chain.takeRanges();
      const second = archiveOf([chain], open);
      expect(await valuesOf(second, chain)).toEqual(valuesIn(chain));
      await second.settled();
      expect(chain.takeRanges()).toEqual([[19_937n, 20_000n]]);
    });

    it('reads the newest blocks first, so that a recent window is there before the whole', async () => {
      const chain = new LogChain(20_000n, 100n);
      chain.limits = { blocks: 5_000n };
      await synced(archiveOf([chain], open), chain);
      const ranges = chain.takeRanges();
      expect(ranges[0]?.[0]).toBeGreaterThan(9_000n);
      expect(ranges.at(-1)?.[0]).toBe(1n);
    });

    it('stores what became final since, and reads no block twice that is stored', async () => {
      const chain = new LogChain(5_000n);
      const archive = archiveOf([chain], open);
      await synced(archive, chain);
      chain.takeRanges();
      chain.head = 5_400n;
      chain.finalized = 5_336n;
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
      await archive.settled();
      expect(chain.takeRanges().every(([from]) => from > 4_936n)).toBe(true);
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
      expect(chain.takeRanges()).toEqual([[5_337n, 5_400n]]);
    });

    it('follows a reorganisation of what is not final, without a repair', async () => {
      const chain = new LogChain(5_000n);
      const archive = archiveOf([chain], open);
      await synced(archive, chain);
      chain.fork = { above: 4_950n, number: 7 };
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
      expect(valuesIn(chain).at(-1)).toBe(5_000_007n);
    });

    it('gives no answer that mixes two forks', async () => {
      const chain = new LogChain(1_000n);
      const archive = archiveOf([chain], open);
      const toBlock = at(chain);
      chain.fork = { above: 990n, number: 7 };
      expect(await archive.readLogs(chain.filter, { fromBlock: 1n, toBlock })).toEqual({
        status: 'unavailable',
        reason: 'the newest blocks were replaced while they were read',
      });
    });

    it('stores blocks 64 below the head when the node does not know which are final', async () => {
      const chain = new LogChain(1_000n);
      chain.finalized = null;
      const archive = archiveOf([chain], open);
      await synced(archive, chain);
      expect(archive.progress()).toMatchObject([{ stored: { from: 1n, to: 936n } }]);
    });

    it('stores nothing of a chain that is shorter than that', async () => {
      const chain = new LogChain(50n);
      chain.finalized = null;
      const archive = archiveOf([chain], open);
      await synced(archive, chain);
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
      expect(archive.progress()).toMatchObject([{ stored: null }]);
    });

    it('drops what it has of a local chain that was started anew', async () => {
      const chain = new LogChain(3_000n);
      await synced(archiveOf([chain], open, { chainMayRestart: true }), chain);
      const anew = new LogChain(2_500n);
      anew.fork = { above: 0n, number: 9 };
      const archive = archiveOf([anew], open, { chainMayRestart: true });
      expect(await valuesOf(archive, anew, 2_000n)).toEqual(valuesIn(anew, 2_000n));
      await archive.settled();
      expect(await valuesOf(archive, anew)).toEqual(valuesIn(anew));
    });

    /** A local chain that was followed from block 2,500 to 3,000, and is behind again. */
    async function laggingAt(head: bigint) {
      const chain = new LogChain(2_500n);
      const archive = archiveOf([chain], open, { chainMayRestart: true });
      await synced(archive, chain);
      await synced(archive, chain);
      Object.assign(chain, { head: 3_000n, finalized: 2_936n });
      await synced(archive, chain);
      await synced(archive, chain);
      Object.assign(chain, { head, finalized: head - 64n });
      chain.takeRanges();
      return { chain, archive };
    }

    it('keeps what it has of a local chain whose node is behind, and answers from it', async () => {
      const { chain, archive } = await laggingAt(2_500n);
      expect(await valuesOf(archive, chain, 1n, 2_400n)).toEqual(valuesIn(chain, 1n, 2_400n));
      await archive.settled();
      expect(chain.takeRanges()).toEqual([]);
      expect(archive.progress()).toMatchObject([{ stored: { from: 1n, to: 2_936n } }]);
    });

    it.each([2_300n, 2_460n])(
      'tells nothing of one that was, when it is started anew on its past up to block %i',
      async (above) => {
        const { chain, archive } = await laggingAt(2_500n);
        chain.fork = { above, number: 9 };
        for (let times = 0; times < 2; times += 1) {
          await synced(archive, chain);
          expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
        }
        Object.assign(chain, { head: 3_100n, finalized: 3_036n });
        await synced(archive, chain);
        expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
      },
    );

    it('drops nothing because a local node gives its blocks hashes that it does not know', async () => {
      const chain = new LogChain(3_000n);
      const archive = archiveOf([chain], open, { chainMayRestart: true, now: () => now });
      let now = 0;
      await synced(archive, chain);
      chain.renames = true;
      const reason = 'the node names a block that it does not know';
      expect(await read(archive, chain)).toEqual({ status: 'unavailable', reason });
      chain.renames = false;
      now = 10_000;
      chain.takeRanges();
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
      expect(chain.takeRanges()).toEqual([[2_937n, 3_000n]]);
    });

    it('believes neither side when a public chain differs from what was final, and drops nothing', async () => {
      const chain = new LogChain(3_000n);
      await synced(archiveOf([chain], open), chain);
      const liar = new LogChain(3_000n);
      liar.fork = { above: 0n, number: 9 };
      expect(await read(archiveOf([liar], open), liar)).toMatchObject({
        status: 'unavailable',
        reason: 'the node has another block 2936 than the one that was final when it was stored',
      });
      expect(await valuesOf(archiveOf([chain], open), chain)).toEqual(valuesIn(chain));
    });

    it('refuses logs of another chain', async () => {
      const chain = new LogChain(1_000n);
      chain.chainId = 1;
      expect(await read(archiveOf([chain], open), chain)).toEqual({
        status: 'unavailable',
        reason: 'the node serves chain 1, not 5',
      });
    });

    it('asks the next node when the first one fails, and waits for one that is behind', async () => {
      const [gone, behind, good] = [new LogChain(1_000n), new LogChain(990n), new LogChain(1_000n)];
      gone.answer = () => {
        throw new TypeError('fetch failed');
      };
      expect(await valuesOf(archiveOf([gone, behind, good], open), good)).toEqual(valuesIn(good));
      expect(await read(archiveOf([behind], open), good)).toEqual({
        status: 'unavailable',
        reason: 'the node does not have the newest blocks yet',
      });
    });

    it.each([1, 2])('finds that %i nodes are back within half a second, however long all were away', async (count) => {
      const chain = new LogChain(1_000n);
      const answer = chain.answer.bind(chain);
      let now = 0;
      let asked = 0;
      const nodes = Array.from({ length: count }, () => chain);
      const archive = archiveOf(nodes, open, { now: () => now });
      chain.answer = () => {
        asked += 1;
        throw new TypeError('fetch failed');
      };
      for (let tries = 0; tries < 12; tries += 1) {
        expect(await read(archive, chain)).toMatchObject({ status: 'unavailable' });
        now += 10_000;
      }
      await read(archive, chain);
      now += 499;
      asked = 0;
      if (count === 1) expect(await read(archive, chain)).toMatchObject({ status: 'unavailable' });
      expect(asked).toBe(0);
      chain.answer = answer;
      now += 1;
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
    });

    it('leaves the only node alone for as long as it asks for, and no longer than seconds when it does not say', async () => {
      const chain = new LogChain(1_000n);
      const answer = chain.answer.bind(chain);
      let now = 0;
      let asked = 0;
      const archive = archiveOf([chain], open, { now: () => now });
      chain.answer = () => {
        asked += 1;
        throw new RpcFault(-32005, 'too many requests');
      };
      for (let tries = 0; tries < 12; tries += 1) {
        await read(archive, chain);
        now += 10_000;
      }
      await read(archive, chain);
      asked = 0;
      now += 3_999;
      await read(archive, chain);
      expect(asked).toBe(0);
      chain.answer = answer;
      now += 1;
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
    });

    it('finds limits of both kinds, and everything all the same', async () => {
      const chain = new LogChain(20_000n, 10n);
      chain.limits = { blocks: 3_000n, logs: 70 };
      const archive = archiveOf([chain], open);
      await synced(archive, chain);
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
    });

    it('leaves the work to another process that has it, and looks again later', async () => {
      const chain = new LogChain(5_000n);
      let now = 0;
      const elsewhere = { ...database, tryLock: async () => null };
      const archive = archiveOf([chain], async () => elsewhere, { now: () => now });
      await synced(archive, chain);
      expect(archive.progress()).toMatchObject([{ state: 'elsewhere' }]);
      expect(await new LogStore(database, 5).countOf(storageKey(chain.filter))).toBe(0);
      await synced(archiveOf([chain], open), chain);
      now = 10_000;
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
    });

    it('says that the database is away, asks it again only after a pause, and recovers', async () => {
      const chain = new LogChain(1_000n);
      let now = 0;
      let tries = 0;
      let up = false;
      const archive = archiveOf(
        [chain],
        async () => {
          tries += 1;
          if (up) return database;
          throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });
        },
        { now: () => now },
      );
      const away = { status: 'unavailable', reason: 'the database cannot be reached' };
      expect(await read(archive, chain)).toEqual(away);
      expect(await read(archive, chain)).toEqual(away);
      expect(tries).toBe(1);
      expect(archive.databaseFault()).toBe('the database cannot be reached');
      up = true;
      now = 10_000;
      expect(await valuesOf(archive, chain)).toEqual(valuesIn(chain));
      expect(archive.databaseFault()).toBeNull();
    });

    it('reads the tail once for everyone who asks at the same block', async () => {
      const chain = new LogChain(1_000n);
      const archive = archiveOf([chain], open);
      await synced(archive, chain);
      chain.head = 1_001n;
      chain.takeRanges();
      await Promise.all(Array.from({ length: 20 }, () => read(archive, chain)));
      expect(chain.takeRanges()).toHaveLength(1);
    });

    it('lets accounts wait apart from what everyone sees, and turns away more than can be served', async () => {
      const chain = new LogChain(20_000n, 500n);
      const archive = archiveOf([chain], open);
      const read = (index: number, personal: boolean) =>
        archive.readLogs(
          { ...chain.filter, key: `test:${index}:${personal}`, personal },
          { fromBlock: 1n, toBlock: at(chain) },
        );
      const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => read(index, true)));
      expect(answers.filter(({ status }) => status === 'syncing')).toHaveLength(42);
      expect(answers.at(-1)).toEqual({
        status: 'unavailable',
        reason: 'too many histories are being read at the moment',
      });
      expect(await read(99, false)).toMatchObject({ status: 'syncing' });
    });
  });
}

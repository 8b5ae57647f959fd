import { execFileSync } from 'node:child_process';

import { afterAll, expect, it } from 'vitest';

import { LogChain } from './log-chain.fixture';
import { openDatabase } from './open-database';
import { archiveOf } from './scripted-archive.fixture';
import { smallDisk } from './small-disk.integration.fixture';

const disk = smallDisk('256m');
afterAll(() => disk?.remove());

it.skipIf(disk === null)(
  'in a folder, a full disk is named, it goes on when there is room, and the files are sound',
  async () => {
    if (disk === null) throw new Error('skipped without it');
    const open = () => openDatabase({ databaseUrl: null, dataFolder: disk.folder });
    await (await open()).close();
    disk.grow(`${megabytesIn(disk.folder) + 1}m`);
    const chain = new LogChain(6_000n, 1n);
    chain.limits = { blocks: 1_000n };
    let now = 0;
    const archive = archiveOf([chain], open, { now: () => now });
    const toBlock = { number: chain.head, hash: chain.hashOf(chain.head) };
    const read = () => archive.readLogs(chain.filter, { fromBlock: 1n, toBlock });
    expect(await read()).toMatchObject({ status: 'syncing' });
    await archive.settled();
    expect(archive.progress()).toMatchObject([{ state: 'failed', reason: 'the disk of the database is full' }]);

    disk.grow('256m');
    now += 60_000;
    await read();
    await archive.settled();
    expect(await read()).toMatchObject({ status: 'ready', logs: { length: 6_000 } });
    await archive.close();

    const again = archiveOf([chain], open);
    chain.takeRanges();
    expect(await again.readLogs(chain.filter, { fromBlock: 1n, toBlock })).toMatchObject({ logs: { length: 6_000 } });
    // The newest blocks are not final and read each time; nothing else is.
    expect(chain.takeRanges().every(([from]) => from > 5_000n)).toBe(true);
    await again.close();
  },
);

function megabytesIn(folder: string): number {
  return Number(execFileSync('du', ['-sm', folder]).toString().split('\t')[0]);
}

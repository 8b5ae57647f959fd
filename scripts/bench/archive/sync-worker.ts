// One process that stores a history, as the app does it: node --conditions=react-server --import tsx sync-worker.ts
// <node> <head> <every>, with DATABASE_URL. It says how far it is, so that it can be killed in the middle.
import { Archive } from '@/lib/server/archive/archive';
import { ArchiveNodes } from '@/lib/server/archive/archive-nodes';
import { LogChain } from '@/lib/server/archive/log-chain.fixture';
import { archiveNodesAt } from '@/lib/server/archive/node-list';
import { openDatabase } from '@/lib/server/archive/open-database';

const [url = '', head = '', every = ''] = process.argv.slice(2);
const chain = new LogChain(BigInt(head), BigInt(every));
const archive = new Archive({
  nodes: new ArchiveNodes(archiveNodesAt([url]), chain.chainId),
  openDatabase: () => openDatabase({ databaseUrl: process.env.DATABASE_URL ?? '', dataFolder: '' }),
  chainMayRestart: false,
  now: Date.now,
});
const range = { fromBlock: 1n, toBlock: { number: chain.head, hash: chain.hashOf(chain.head) } };

for (;;) {
  const answer = await archive.readLogs(chain.filter, range);
  if (answer.status === 'ready') {
    console.log(`ready ${answer.logs.length}`);
    break;
  }
  console.log(answer.status === 'syncing' ? `stored ${answer.progress.blocksDone}` : answer.reason);
  await new Promise((resolve) => setTimeout(resolve, 200));
}
await archive.close();
process.exit(0);

import { EventClient } from '../load/event-client';
import type { Bench } from './bench';
import { Stage } from './server/stage';

const BLOCKS = 15;
const BLOCK_SECONDS = 2;

/** What a block costs the node, counted at the node, however many visitors there are. */
export const upstream: Bench = {
  name: 'upstream',
  group: 'server',
  title: `Calls of the node over ${BLOCKS} blocks, with pages loaded and streams open`,
  run: async (context) => {
    const stage = await Stage.open(context, BLOCK_SECONDS);
    const { url } = await stage.app();
    await fetch(url);
    const rows = [await visited(stage, url, 1), await visited(stage, url, 1_000)];
    await stage.close();
    return rows;
  },
};

/** Each visitor has a stream open and loads a page once; the loads are spread over the blocks. */
async function visited(stage: Stage, url: string, visitors: number): Promise<Readonly<Record<string, string>>> {
  const clients = Array.from({ length: visitors }, () => new EventClient([url], 0));
  while (clients.some(({ last }) => last === null)) await new Promise((resolve) => setTimeout(resolve, 50));
  await stage.blocks(1);
  stage.node.take();
  const from = await stage.head();
  const loads = loadPages(url, visitors, BLOCKS * BLOCK_SECONDS * 1_000);
  await stage.blocks(BLOCKS);
  const blocks = Number((await stage.head()) - from);
  const counts = stage.node.take();
  const failed = (await loads).filter((status) => status !== 200).length;
  for (const client of clients) client.stop();
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const of = (method: string) => counts.get(method) ?? 0;
  const [calls, headers] = [of('eth_call'), of('eth_getBlockByNumber') + of('eth_getBlockByHash')];
  return {
    visitors: String(visitors),
    blocks: String(blocks),
    'page loads': `${visitors} (${failed} failed)`,
    'eth_call a block': (calls / blocks).toFixed(2),
    'headers a block': (headers / blocks).toFixed(2),
    'other calls in all': String(all - calls - headers),
    'losses of streams': String(clients.reduce((sum, { losses }) => sum + losses, 0)),
  };
}

async function loadPages(url: string, count: number, overMs: number): Promise<readonly number[]> {
  const loads = Array.from({ length: count }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, (overMs * index) / count));
    return statusOf(url).catch(() => 0);
  });
  return Promise.all(loads);
}

async function statusOf(url: string): Promise<number> {
  const answer = await fetch(url, { headers: { accept: 'text/html' } });
  await answer.text();
  return answer.status;
}

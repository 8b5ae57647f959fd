import path from 'node:path';
import { expect } from '@playwright/test';

import { reorg } from '@/devnet/chain-controls';
import { ChildProcesses } from '@/devnet/child-processes';
import type { FaultRule } from '@/devnet/faults/fault';
import { startFaultProxy } from '@/devnet/faults/fault-proxy';
import { freePort } from '@/devnet/free-port';
import { AppInstance } from '@/scripts/app-instance';
import { PostgresMissing } from '@/scripts/postgres/find-postgres';
import { ThrowawayPostgres } from '@/scripts/postgres/throwaway-postgres';

import type { Chain } from './support/chain';
import { test } from './support/fixtures';

const WITHIN = { timeout: 60_000 };
const PAGES = ['/', '/withdraw'];

interface Case {
  readonly what: string;
  readonly rule: FaultRule;
  readonly says: RegExp;
}

/** What a server says of its only node, in the API and on every page, and that it then goes on by itself. */
const CASES: readonly Case[] = [
  { what: 'down', rule: { fault: { kind: 'drop' }, targets: [] }, says: /^the node cannot be reached$/ },
  {
    what: 'slow',
    rule: { fault: { kind: 'delay', ms: 8_000 }, targets: [] },
    says: /^the node does not answer in time$/,
  },
  {
    what: 'asking for a pause',
    rule: { fault: { kind: '429', retryAfterSeconds: 2 }, targets: [] },
    says: /^the node asks to be left alone for a while \(too many requests\)$/,
  },
  { what: 'broken', rule: { fault: { kind: '500' }, targets: [] }, says: /^the node answers with status 500$/ },
  {
    what: 'twenty blocks behind',
    rule: { fault: { kind: 'old', blocks: 20 }, targets: [] },
    says: /^node 1 \(127\.0\.0\.1:\d+\) is \d+ blocks behind$/,
  },
  {
    what: 'lying about the pool',
    rule: {
      fault: { kind: 'lie', result: '0x' },
      targets: [{ method: 'eth_call', selector: '0x37cfdaca' }],
    },
    says: /^a contract did not answer as expected/,
  },
];

const settingsOf = (chain: Chain, url: string) => ({
  MILLRACE_NETWORK: 'devnet',
  MILLRACE_DEPLOYMENT: path.join(chain.folder, 'deployment.json'),
  RPC_URLS: url,
  RATE_LIMIT: '100000',
  MILLRACE_DATA: test.info().outputPath('data'),
});

const snapshotOf = async (app: AppInstance) => (await fetch(`${app.url}/api/v1/snapshot`)).json();
const statusOf = async (app: AppInstance) => (await snapshotOf(app)).status;
const nextBlock = (chain: Chain) => chain.link.client.mine({ blocks: 1, interval: 1 });

/** Makes blocks and waits until the server shows the newest. */
async function seenBlocks(app: AppInstance, chain: Chain, blocks: number): Promise<void> {
  await expect.poll(() => statusOf(app), WITHIN).toBe('live');
  await chain.link.client.mine({ blocks, interval: 1 });
  await expect.poll(() => chain.isHeadSeenBy(app.url), WITHIN).toBe(true);
}

test('each fault of the node is named with the age of what is shown, and ends by itself', async ({ chain }) => {
  test.setTimeout(300_000);
  const proxy = await startFaultProxy(chain.url, 0);
  const app = await AppInstance.start(settingsOf(chain, proxy.url));
  try {
    // Only a server that has seen newer blocks can tell that a node is behind.
    for (let steps = 0; steps < 2; steps += 1) await seenBlocks(app, chain, 12);
    for (const { what, rule, says } of CASES) {
      await expect.poll(() => statusOf(app), WITHIN).toBe('live');
      proxy.set([rule]);
      await nextBlock(chain);
      await expect
        .poll(async () => {
          const { status, reason } = await snapshotOf(app);
          return status === 'stale' ? reason : status;
        }, WITHIN)
        .toMatch(says);
      const { block, pool } = (await snapshotOf(app)).snapshot;
      expect(pool.rate.totalPooledEther.$bigint, what).toBe(String(await chain.pooledEtherAt(block.hash)));
      for (const page of PAGES) {
        const answer = await fetch(app.url + page);
        const html = await answer.text();
        expect(answer.status, `${what} ${page}`).toBe(200);
        expect(html, `${what} ${page}`).toContain('Figures are old');
        expect(html, `${what} ${page}`).toContain('ago');
      }
      const health = await (await fetch(`${app.url}/api/v1/health`)).json();
      expect(health, what).toMatchObject({ status: 'ready', figures: 'stale' });
      proxy.set([]);
    }
    await expect.poll(() => statusOf(app), WITHIN).toBe('live');
  } finally {
    app.kill();
    await proxy.stop();
  }
});

test('figures of another chain are never shown: the server says which chain the node serves', async ({ chain }) => {
  test.setTimeout(300_000);
  const proxy = await startFaultProxy(chain.url, 0);
  proxy.set([{ fault: { kind: 'lie', result: '0x1' }, targets: [{ method: 'eth_chainId' }] }]);
  const app = await AppInstance.start(settingsOf(chain, proxy.url));
  try {
    const answer = await fetch(`${app.url}/api/v1/snapshot`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('the node serves chain 1, not 31337');
    const html = await (await fetch(app.url)).text();
    expect(html).toContain('the node serves chain 1, not 31337');
    expect(html).not.toContain('1 share = ');
    proxy.set([]);
    await expect.poll(() => statusOf(app), { timeout: 60_000 }).toBe('live');
  } finally {
    app.kill();
    await proxy.stop();
  }
});

test('a reorganisation replaces what it changed, and is counted', async ({ chain }) => {
  test.setTimeout(300_000);
  const app = await AppInstance.start(settingsOf(chain, chain.url));
  try {
    for (const depth of [1, 8]) {
      const isAtHead = async () => {
        const { hash } = await chain.client.getBlock();
        return (await snapshotOf(app)).snapshot?.block.hash === hash;
      };
      const { count } = (await (await fetch(`${app.url}/api/v1/health`)).json()).reorganisations;
      await chain.withoutReports(async () => {
        // A report brings so many blocks at once that some are passed over. Of those made here the app sees each.
        await expect.poll(isAtHead, WITHIN).toBe(true);
        await chain.link.client.mine({ blocks: depth + 2, interval: 1 });
        await expect.poll(isAtHead, WITHIN).toBe(true);
        const { number: seen } = (await snapshotOf(app)).snapshot.block;
        const deepest = BigInt(seen.$bigint) - BigInt(depth - 1);
        const { hash } = await chain.client.getBlock({ blockNumber: deepest });
        // Blocks that the app has not seen yet do not count; more may come before the chain begins to reorganise.
        do {
          const unseen = Number((await chain.client.getBlockNumber()) - BigInt(seen.$bigint));
          await reorg(chain.link, unseen + depth + 1);
        } while ((await chain.client.getBlock({ blockNumber: deepest })).hash === hash);
        await nextBlock(chain);
      });
      await expect.poll(isAtHead, WITHIN).toBe(true);
      const { reorganisations } = await (await fetch(`${app.url}/api/v1/health`)).json();
      expect(reorganisations.count).toBeGreaterThan(count);
      expect(reorganisations.deepest).toBeGreaterThanOrEqual(depth);
    }
  } finally {
    app.kill();
  }
});

test('without its database a server shows live figures, says what is missing, and has it back unaided', async ({
  chain,
}) => {
  test.setTimeout(300_000);
  const processes = new ChildProcesses();
  let postgres: ThrowawayPostgres;
  try {
    postgres = await ThrowawayPostgres.start(processes, { port: await freePort() });
  } catch (error) {
    if (!(error instanceof PostgresMissing)) throw error;
    return test.skip(true, error.message);
  }
  const app = await AppInstance.start({ ...settingsOf(chain, chain.url), DATABASE_URL: postgres.url });
  const history = () => fetch(`${app.url}/api/v1/protocols/lido/history`);
  try {
    await expect.poll(async () => (await history()).status, WITHIN).toBe(200);
    await postgres.down();
    await expect.poll(async () => (await history()).status, WITHIN).toBe(503);
    expect(await (await history()).json()).toMatchObject({ detail: expect.stringContaining('the database ') });
    expect(await statusOf(app)).toBe('live');
    expect((await fetch(app.url)).status).toBe(200);
    expect((await fetch(`${app.url}/api/v1/health/ready`)).status).toBe(200);
    await postgres.up();
    await expect.poll(async () => (await history()).status, WITHIN).toBe(200);
  } finally {
    app.kill();
    await postgres.remove();
    await processes.stopAll();
  }
});

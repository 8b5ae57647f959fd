import path from 'node:path';
import { expect } from '@playwright/test';

import { AppInstance } from '@/scripts/app-instance';
import { test } from './support/fixtures';
import { FlakyNode } from './support/flaky-node';

const PAGES = ['/', '/wrap', '/withdraw', '/withdraw/claim'] as const;

test.describe('with a node of its own', () => {
  let node: FlakyNode;
  let app: AppInstance;

  test.beforeEach(async ({ chain }) => {
    node = new FlakyNode(chain.url);
    await node.up();
    app = await AppInstance.start({
      MILLRACE_NETWORK: 'devnet',
      MILLRACE_DEPLOYMENT: path.join(chain.folder, 'deployment.json'),
      RPC_URLS: node.url,
    });
  });

  test.afterEach(async () => {
    app.stop();
    await node.down();
  });

  test('when the chain stops, every page answers with the last good numbers and their age, and recovers unaided', async ({
    page,
  }) => {
    await page.goto(app.url);
    await expect(page.getByText(/^Block \d/)).toBeVisible();
    await node.down();
    await expect(page.getByText('Figures are old: the node cannot be reached')).toBeVisible();
    const rate = await page
      .getByRole('main')
      .getByText(/^1 share = /)
      .textContent();
    for (const path of PAGES) {
      const answer = await page.request.get(app.url + path, { timeout: 5_000 });
      expect(answer.status()).toBe(200);
      const html = await answer.text();
      expect(html).toContain('Figures are old');
      expect(html).toContain('ago');
    }
    await page.goto(app.url);
    await expect(page.getByRole('main').getByText(rate ?? 'no rate')).toBeVisible();
    await node.up();
    await expect(page.getByText('Figures are old')).toBeHidden();
  });

  test('a node that takes requests and never answers does not hold pages up', async ({ page }) => {
    await page.goto(app.url);
    await expect(page.getByText(/^Block \d/)).toBeVisible();
    node.mood = 'silent';
    await expect(page.getByText('Figures are old')).toBeVisible({ timeout: 40_000 });
    const answer = await page.request.get(`${app.url}/withdraw`, { timeout: 4_000 });
    expect(await answer.text()).toContain('Figures are old');
    node.mood = 'well';
    await expect(page.getByText('Figures are old')).toBeHidden({ timeout: 40_000 });
  });

  test('one block is read once, however many visitors there are', async ({ page }) => {
    await page.goto(app.url);
    await expect(page.getByText(/^Block \d/)).toBeVisible();
    node.requests.length = 0;
    await Promise.all(Array.from({ length: 40 }, () => page.request.get(app.url)));
    const callsByBlock = new Map<string, number>();
    for (const body of node.requests.filter((text) => text.includes('"eth_call"'))) {
      const block = /"(0x[0-9a-f]+)"\]/.exec(body)?.[1] ?? body;
      callsByBlock.set(block, (callsByBlock.get(block) ?? 0) + 1);
    }
    for (const calls of callsByBlock.values()) expect(calls).toBeLessThanOrEqual(2);
  });
});

test('started while the chain is away, pages say what is unavailable and fill in when it comes', async ({
  page,
  chain,
}) => {
  const node = new FlakyNode(chain.url);
  await node.up();
  await node.down();
  const app = await AppInstance.start({
    MILLRACE_NETWORK: 'devnet',
    MILLRACE_DEPLOYMENT: path.join(chain.folder, 'deployment.json'),
    RPC_URLS: node.url,
  });
  try {
    for (const path of PAGES) {
      await page.goto(app.url + path);
      await expect(page.getByText('No live figures: the node cannot be reached').first()).toBeVisible();
    }
    await page.goto(app.url);
    await expect(page.getByText('The pool cannot be read now:')).toBeVisible();
    await node.up();
    await expect(page.getByText('The pool cannot be read now:')).toBeHidden();
    await expect(page.getByRole('textbox', { name: /^Amount/ })).toBeVisible();
  } finally {
    app.stop();
    await node.down();
  }
});

test('on a network that is not the devnet the test wallet does not exist', async ({ page, chain }) => {
  const app = await AppInstance.start({
    MILLRACE_NETWORK: '',
    MILLRACE_DEPLOYMENT: path.join(chain.folder, 'deployment.json'),
    RPC_URLS: chain.url,
  });
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text());
  });
  try {
    await page.goto(app.url);
    await page.getByRole('button', { name: 'Connect wallet' }).click();
    await expect(page.getByRole('button', { name: 'Browser Wallet' })).toBeVisible();
    await expect(page.getByText('Local test wallet')).toBeHidden();
    for (const text of await Promise.all(scripts)) expect(text).not.toContain('Local test wallet');
    const rpc = await page.request.post(`${app.url}/api/devnet/rpc`, {
      data: { jsonrpc: '2.0', id: 1, method: 'eth_accounts', params: [] },
    });
    expect(rpc.status()).toBe(404);
  } finally {
    app.stop();
  }
});

test('a server with wrong settings ends with a list of them all', async () => {
  const failed = AppInstance.start({
    MILLRACE_NETWORK: 'mainnet',
    MILLRACE_DEPLOYMENT: 'nowhere.json',
    RPC_URLS: 'ftp://a',
  });
  await expect(failed).rejects.toThrow(/ended with 1[\s\S]*exclude each other[\s\S]*entry 1 is no http/);
});

import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';

import { AppInstance } from '@/scripts/app-instance';

import { AppPage } from './pages/app-page';
import { test } from './support/fixtures';

const BUILD = path.join(import.meta.dirname, '..', '.next');
const SERVED = readFileSync(path.join(BUILD, 'BUILD_ID'), 'utf8').trim();
/** Longer than a page waits before it loads itself anew. */
const LONG_MS = 10_000;

/** Lets the page's stream be served by whichever build the test says, and marks the page, so that a reload shows. */
class ReplacedServer {
  build = SERVED;

  private constructor(readonly page: Page) {}

  static async inFrontOf(page: Page): Promise<ReplacedServer> {
    const server = new ReplacedServer(page);
    await page.clock.install();
    await page.route('**/api/v1/stream*', (route) =>
      route.fulfill({
        contentType: 'text/event-stream',
        body: `retry: 100\n\nevent: build\ndata: ${server.build}\n\n`,
      }),
    );
    return server;
  }

  async mark(): Promise<void> {
    await this.page.evaluate(() => Reflect.set(window, 'isOpened', true));
  }

  /** Whether the page is still the one that was marked. */
  isKept(): Promise<boolean> {
    return this.page.evaluate(() => Reflect.get(window, 'isOpened') === true);
  }
}

test('a page whose server was replaced says so, keeps what is typed in, and loads itself anew once nothing is', async ({
  page,
}) => {
  const server = await ReplacedServer.inFrontOf(page);
  const app = new AppPage(page);
  await app.open('/');
  await app.amount.fill('1.5');
  await server.mark();
  server.build = 'another';
  await expect(page.getByText('This app has been renewed on its server.')).toBeVisible();
  await expect(page.getByText('Figures are old: this page is of an older version than its server')).toBeVisible();
  await page.clock.runFor(LONG_MS);
  expect(await server.isKept()).toBe(true);
  await expect(app.amount).toHaveValue('1.5');
  const loaded = page.waitForEvent('domcontentloaded');
  await app.amount.fill('');
  await loaded;
  server.build = SERVED;
  await expect(page.getByText('This app has been renewed on its server.')).toBeHidden();
});

test('a page whose fields hold only what it came with loads itself anew at once', async ({ page }) => {
  const server = await ReplacedServer.inFrontOf(page);
  const amount = page.getByRole('textbox', { name: 'Amount to estimate for' });
  await page.goto('/queue?amount=2.5');
  await expect(amount).toHaveValue('2.5');
  await server.mark();
  const loaded = page.waitForEvent('domcontentloaded');
  server.build = 'another';
  await page.clock.runFor(LONG_MS);
  await loaded;
  await expect(amount).toHaveValue('2.5');
  expect(await server.isKept()).toBe(false);
});

test('a page with a transaction on its way is not loaded anew before the transaction has ended and was seen', async ({
  page,
  wallet,
  chain,
  baseURL,
}) => {
  const server = await ReplacedServer.inFrontOf(page);
  const app = new AppPage(page);
  // What the page comes with is all it gets: a block from before the account had its ether would leave it with none.
  await chain.link.client.mine({ blocks: 1, interval: 1 });
  await expect.poll(() => chain.isHeadSeenBy(baseURL ?? '')).toBe(true);
  await app.openAgain('/', wallet);
  wallet.holdBack = true;
  await app.submit('1', /^Stake 1 ETH$/);
  await app.confirm();
  await expect(app.dialog).toContainText('Sent. Waiting until it is in a block.');
  await server.mark();
  server.build = 'another';
  await expect(page.getByText('This app has been renewed on its server.')).toBeAttached();
  await page.clock.runFor(LONG_MS);
  await app.closeDialog();
  await app.amount.fill('');
  await expect(page.getByText('Your transaction goes on.')).toBeVisible();
  await page.clock.runFor(LONG_MS);
  expect(await server.isKept()).toBe(true);
  await wallet.release();
  await app.show('Stake 1 ETH');
  await app.outcome.waitFor();
  expect(await server.isKept()).toBe(true);
  const loaded = page.waitForEvent('domcontentloaded');
  await app.closeDialog();
  await loaded;
});

test('scripts and styles of the build before, laid beside its own, are served as such', async ({ chain }) => {
  const script = 'globalThis.before = 1;';
  const files = ['before-0123abcd.js', 'before-0123abcd.css'].map((name) => path.join(BUILD, 'static', 'chunks', name));
  for (const file of files) await writeFile(file, script);
  const app = await AppInstance.start({
    MILLRACE_NETWORK: 'devnet',
    MILLRACE_DEPLOYMENT: path.join(chain.folder, 'deployment.json'),
    RPC_URLS: chain.url,
    MILLRACE_DATA: test.info().outputPath('data'),
  });
  try {
    for (const [file, type] of [
      [files[0], 'application/javascript'],
      [files[1], 'text/css'],
    ] as const)
      for (const encoding of ['br', 'gzip', 'identity']) {
        const address = `${app.url}/_next/static/chunks/${path.basename(file ?? '')}`;
        const answer = await fetch(address, { headers: { 'accept-encoding': encoding } });
        expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
        expect(await answer.text()).toContain(script);
        expect(answer.headers.get('cache-control')).toContain('immutable');
      }
  } finally {
    app.kill();
    for (const file of files) await rm(file, { force: true });
  }
});

test('wallet code that the server no longer has is told of, and the page stays usable', async ({
  browser,
  baseURL,
}) => {
  // A context of its own: browsers log what could not be fetched, which is the point here.
  const context = await browser.newContext({ ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  const app = new AppPage(page);
  await app.open('/');
  await app.amount.fill('1.5');
  await page.route('**/_next/static/chunks/**', (route) => route.fulfill({ status: 404 }));
  await page.getByRole('banner').getByRole('button', { name: 'Connect wallet' }).click();
  await expect(page.getByText('The wallet part of this app could not be loaded.')).toBeVisible();
  await expect(app.amount).toHaveValue('1.5');
  await app.amount.fill('2.5');
  await expect(app.row('You receive')).toContainText('2.');
  await page.unroute('**/_next/static/chunks/**');
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await page.getByRole('banner').getByRole('button', { name: 'Connect wallet' }).click();
  await expect(page.getByRole('button', { name: 'Local test wallet' })).toBeVisible();
  await context.close();
});

test('ages are told by the server’s clock, however wrong the visitor’s is', async ({ page }) => {
  for (const offMs of [3_600_000, -3_600_000]) {
    await page.clock.setSystemTime(Date.now() + offMs);
    await page.goto('/');
    await expect(page.getByRole('textbox', { name: /^Amount/ })).toBeEditable();
    await expect(page.getByText(/^Block [\d,]+, \d+ s ago/)).toBeVisible();
  }
});

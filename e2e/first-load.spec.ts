import { expect, type Page } from '@playwright/test';

import { test } from './support/fixtures';
import { watchLayoutShift } from './support/layout-shift';

/** The budget of the first load as it goes over the wire, of which the framework alone takes most. */
const MOST_SCRIPT_KIB = 150;

/** A tenth of what counts as good. A block that comes meanwhile changes figures, and some of them a pixel or two. */
const MOST_SHIFT = 0.01;

/** Longer than a browser holds text back for its typeface. */
const FONT_DELAY_MS = 300;

/** The position of an account that has something in every pool. */
const SEEDED = '/position/0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc';

/** Pages with an amount to fill in, and those that only tell. */
const PAGES = {
  ...{ '/': true, '/withdraw': true, '/queue': true, '/queue/1': false, '/stake/rocket-pool': true },
  ...{ '/protocols': false, '/protocols/lido': false, '/learn': false, '/position': false, [SEEDED]: false },
};

/** A typeface that comes late is where text moves most. */
async function delayFonts(page: Page): Promise<void> {
  await page.route('**/*.woff2', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, FONT_DELAY_MS));
    await route.continue();
  });
}

for (const [path, hasForm] of Object.entries(PAGES)) {
  test(`the first load of ${path} asks no node and no third party, moves nothing, and its scripts stay within budget`, async ({
    page,
    baseURL,
  }) => {
    const foreign: string[] = [];
    const nodeCalls: string[] = [];
    let scriptBytes = 0;
    const shifts = await watchLayoutShift(page);
    const pending: Promise<void>[] = [];
    await delayFonts(page);
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('data:')) foreign.push(request.url());
      if (request.method() === 'POST') nodeCalls.push(request.url());
    });
    // A node may be asked over a socket too, which is no request.
    page.on('websocket', (socket) => nodeCalls.push(socket.url()));
    page.on('requestfinished', (request) => {
      if (request.resourceType() !== 'script') return;
      pending.push(
        request.sizes().then(({ responseBodySize, responseHeadersSize }) => {
          scriptBytes += responseBodySize + responseHeadersSize;
        }),
      );
    });
    // The page's own scripts open the stream, so by then those of the first load have run.
    const stream = page.waitForRequest((request) => new URL(request.url()).pathname === '/api/v1/stream');
    await page.goto(path);
    await stream;
    if (hasForm) await expect(page.getByRole('textbox', { name: /^Amount/ })).toBeEditable();
    else await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await Promise.all(pending);
    expect(foreign).toEqual([]);
    expect(nodeCalls).toEqual([]);
    expect(scriptBytes).toBeGreaterThan(0);
    expect(scriptBytes / 1024).toBeLessThanOrEqual(MOST_SCRIPT_KIB);
    const { score, what } = await shifts();
    expect(score, what.join('\n')).toBeLessThanOrEqual(MOST_SHIFT);
  });
}

test('nothing moves by itself on a phone either', async ({ page }) => {
  await page.setViewportSize({ width: 412, height: 823 });
  const shifts = await watchLayoutShift(page);
  await delayFonts(page);
  for (const path of ['/', '/withdraw', '/queue']) {
    const stream = page.waitForRequest((request) => new URL(request.url()).pathname === '/api/v1/stream');
    await page.goto(path);
    await stream;
    const { score, what } = await shifts();
    expect(score, `${path}\n${what.join('\n')}`).toBeLessThanOrEqual(MOST_SHIFT);
  }
});

test('the page shows its numbers before any script runs', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  for (const path of ['/', '/wrap', '/withdraw', '/withdraw/claim']) {
    await page.goto(path);
    await expect(page.getByText(/^1\.00\d/).first(), path).toBeVisible();
    for (const words of ['% APR', 'Fee on rewards', 'room for', 'Queued to leave', 'Total staked']) {
      await expect(page.getByText(words).first(), `${path}: ${words}`).toBeVisible();
    }
  }
  await context.close();
});

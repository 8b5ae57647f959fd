import path from 'node:path';
import { expect, type FrameLocator } from '@playwright/test';

import { AppInstance } from '@/scripts/app-instance';

import { test } from './support/fixtures';
import { SafeHost, SafeSite } from './support/safe-host';
import { SafePlayer } from './support/safe-player';

/** From the form to Safe's own dialog. */
async function propose(app: FrameLocator, ether: string): Promise<void> {
  await app.getByRole('textbox', { name: /^Amount/ }).fill(ether);
  await app
    .locator('main')
    .getByRole('button', { name: `Stake ${ether} ETH`, exact: true })
    .click();
  await expect(app.getByRole('dialog')).toContainText('Nonce of the Safe');
  await app.getByRole('button', { name: 'Go on to your wallet' }).click();
}

let site: SafeSite;

test.beforeAll(async () => {
  site = await SafeSite.start();
});

test.afterAll(() => site.stop());

test.describe('inside Safe’s app, where the settings allow it', () => {
  let instance: AppInstance;

  test.beforeAll(async ({ chain }) => {
    instance = await AppInstance.start({
      MILLRACE_NETWORK: 'devnet',
      MILLRACE_DEPLOYMENT: path.join(chain.folder, 'deployment.json'),
      RPC_URLS: chain.url,
      SAFE_APP_ORIGINS: site.origin,
    });
    site.framed = instance.url;
  });

  test.afterAll(() => instance.stop());

  test('the Safe is connected unasked, and a proposal is followed to its execution or its rejection', async ({
    page,
    chain,
  }) => {
    const safe = await SafePlayer.create(chain);
    const host = await SafeHost.open(page, site, safe);
    const app = page.frameLocator('#app');
    const dialog = app.getByRole('dialog');
    await expect(app.getByRole('button', { name: /^Account/ })).toContainText(safe.address);

    await test.step('declined in Safe’s dialog: nothing is proposed', async () => {
      host.declines = true;
      await propose(app, '1');
      await expect(dialog.getByRole('alert').filter({ hasText: 'Declined.' })).toBeVisible();
      expect(safe.proposals.size).toBe(0);
      host.declines = false;
    });
    await test.step('executed', async () => {
      await dialog.getByRole('button', { name: 'Try again' }).click();
      await expect(dialog).toContainText('Proposed to the Safe. 1 of 2 signatures');
      await safe.approve(0);
      await safe.approve(1);
      await expect(dialog).toContainText('Proposed to the Safe. 2 of 2 signatures');
      await safe.execute();
      await expect(dialog.getByRole('status').filter({ hasText: 'Done.' })).toContainText('You received');
      expect(await chain.rebasingBalance(safe.address)).toBeGreaterThan(0n);
      await dialog.getByRole('button', { name: 'Close' }).last().click();
    });
    await test.step('rejected by the owners', async () => {
      const before = await chain.rebasingBalance(safe.address);
      await propose(app, '2');
      await expect(dialog).toContainText('Proposed to the Safe.');
      await safe.reject();
      await expect(dialog.getByRole('status').filter({ hasText: 'Rejected.' })).toBeVisible();
      expect((await chain.rebasingBalance(safe.address)) - before).toBeLessThan(10n ** 17n);
    });
    expect(host.asked).toContain('rpcCall');
  });

  test('only the named origins may show it', async ({ page }) => {
    const answer = await page.request.get(instance.url);
    expect(answer.headers()['content-security-policy']).toContain(`frame-ancestors ${site.origin};`);
    expect(answer.headers()['x-frame-options']).toBeUndefined();
    const manifest = await page.request.get(`${instance.url}/manifest.json`);
    expect(await manifest.json()).toMatchObject({ name: 'Millrace', iconPath: 'icon.svg' });
    expect((await page.request.get(`${instance.url}/icon.svg`)).ok()).toBe(true);
  });
});

test('without the setting no page may show it inside its own', async ({ page, context, baseURL }) => {
  const answer = await page.request.get('/');
  expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(answer.headers()['x-frame-options']).toBe('DENY');
  expect((await page.request.get('/manifest.json')).status()).toBe(404);
  // The browser reports what it refuses as an error of that page, which is why it is not the watched one.
  const host = await context.newPage();
  site.framed = baseURL ?? '';
  await host.goto(site.origin);
  await expect.poll(() => host.frames().at(-1)?.url()).toBe('chrome-error://chromewebdata/');
});

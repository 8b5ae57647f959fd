import { expect, type Page } from '@playwright/test';

import { AppPage } from './pages/app-page';
import { test } from './support/fixtures';
import { InjectedWallet } from './support/injected-wallet';

/** Holds the page's scripts back until the returned function is called, as a slow line does. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('what is entered before the scripts have come is kept, and answered', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/', { waitUntil: 'commit' });
  const field = page.getByRole('textbox', { name: 'Amount to stake, in ETH' });
  await field.fill('1.5');
  await field.press('Enter');
  const wrapped = page.getByRole('radio', { name: /Receive wmrETH/ });
  await wrapped.check();
  release();
  await expect(page.getByRole('main')).toContainText(/You receive\s*1\.4[\s\d]+.*wmrETH/);
  await expect(wrapped).toBeChecked();
  // Each block draws the page anew.
  const block = page.getByRole('banner').getByText(/^Block /);
  const shown = await block.textContent();
  await expect(block).not.toHaveText(shown ?? '', { timeout: 20_000 });
  await expect(field).toHaveValue('1.5');
});

test('an amount entered early on the queue’s page is estimated', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/queue', { waitUntil: 'commit' });
  const field = page.getByRole('textbox', { name: 'Amount to estimate for' });
  await field.fill('37');
  const answered = page.waitForResponse((response) => response.url().includes('amount=37'));
  release();
  expect((await answered).status()).toBe(200);
  await expect(field).toHaveValue('37');
});

test('a request cleared before the scripts have come is not claimed', async ({ page, chain, seeds }) => {
  await InjectedWallet.install(page, await seeds.claimer(), chain.url);
  const app = new AppPage(page);
  await app.open('/withdraw/claim');
  await app.connect();
  const main = page.getByRole('main');
  await expect(main.getByRole('button', { name: 'Claim 1 ETH' })).toBeVisible();
  const release = await holdScripts(page);
  await page.reload({ waitUntil: 'commit' });
  await main.getByRole('checkbox').uncheck();
  release();
  await expect(main.getByRole('button', { name: 'Claim', exact: true })).toBeVisible();
  await expect(main.getByRole('checkbox')).not.toBeChecked();
});

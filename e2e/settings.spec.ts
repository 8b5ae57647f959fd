import { expect } from '@playwright/test';

import { AppPage } from './pages/app-page';
import { GuidePages } from './pages/guide-pages';
import { test } from './support/fixtures';

test('theme and money are kept without any script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByText('USD').first()).toBeVisible();
  await page.goto('/settings');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'In ETH only' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'In ETH only' })).toBeChecked();
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByText('USD')).toHaveCount(0);
  await context.close();
});

test('an own node is checked from this page only, and says the same as the server', async ({ page, chain }) => {
  const guide = new GuidePages(page);
  await guide.open('/');
  // From another page by a link: the policy of the document must still name the node.
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Address of your node' }).fill(chain.url);
  await page.getByRole('button', { name: 'Keep and check' }).click();
  await expect(guide.finding('reachable')).toContainText('It answers');
  await expect(guide.finding('chain')).toContainText('31337');
  await expect(guide.finding('same-block')).toContainText('the same block');
  await expect(guide.finding('figures')).toContainText('the same total');
  await expect(guide.finding('archive')).toContainText('archive');
  const policyOf = async (path: string) => (await page.request.get(path)).headers()['content-security-policy'];
  expect(await policyOf('/settings')).toContain(`connect-src 'self' ${new URL(chain.url).origin};`);
  expect(await policyOf('/')).toContain("connect-src 'self';");
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(page.getByRole('textbox', { name: 'Address of your node' })).toHaveValue('');
  expect(await policyOf('/settings')).toContain("connect-src 'self';");
});

test('an address that cannot work is refused with the reason', async ({ page }) => {
  await page.goto('/settings');
  const address = page.getByRole('textbox', { name: 'Address of your node' });
  await address.fill('http://node.example');
  await page.getByRole('button', { name: 'Keep and check' }).click();
  await expect(page.getByText(/Use https/)).toBeVisible();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
});

test('local data is listed and cleared, with a warning while a transaction is open', async ({ page, wallet }) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  wallet.holdBack = true;
  await app.submit('1', /^Stake 1 ETH$/);
  await app.confirm();
  await expect(app.dialog.getByText(/Waiting until it is in a block/)).toBeVisible();
  await page.goto('/settings');
  const data = new GuidePages(page).part('What this browser keeps');
  await expect(data).toContainText('your transactions');
  await data.getByRole('button', { name: 'Clear all of it' }).click();
  await expect(data.getByRole('alert')).toContainText('A transaction is open.');
  expect(await page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
  await data.getByRole('button', { name: 'Clear it all the same' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Cleared.' })).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('millrace.journal.v2'))).toBeNull();
  await wallet.release();
});

test('the limit of claims is the one that a transaction’s review looks for', async ({ page }) => {
  await page.goto('/settings');
  await page.getByRole('combobox', { name: 'Claims in one transaction' }).selectOption('at most 5');
  expect(await page.evaluate(() => localStorage.getItem('millrace.claims-per-transaction'))).toBe('5');
});

test('status names nodes, block and pools, without scripts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('/status');
  await expect(page.getByRole('region', { name: 'Nodes' })).toContainText('127.0.0.1');
  await expect(page.getByRole('region', { name: 'Pools' })).toContainText('rocket-pool');
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await context.close();
});

import { expect } from '@playwright/test';
import { AppPage } from './pages/app-page';
import { test } from './support/fixtures';

test('without an extension the local test wallet stakes, and declines when told to', async ({ page, chain }) => {
  const app = new AppPage(page);
  await app.open('/');
  await page.getByRole('button', { name: 'Connect wallet' }).click();
  await page.getByRole('button', { name: 'Local test wallet' }).click();
  await page.getByRole('button', { name: 'Use account 2' }).click();
  await expect(app.account).toBeVisible();
  const [, address] = await chain.link.client.getAddresses();
  if (address === undefined) throw new Error('the chain has no second account');
  const sent = await chain.sentBy(address);

  await app.submit('1.5', /^Stake 1\.5 ETH$/);
  await app.confirm();
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(app.remark('You declined in your wallet.')).toBeVisible();
  expect(await chain.sentBy(address)).toBe(sent);

  await app.dialog.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(app.outcome).toContainText('You received');
  expect(await chain.sentBy(address)).toBe(sent + 1);
});

test('a returning visitor finds wallet and numbers again, the numbers already in the page’s HTML', async ({
  page,
  wallet,
}) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  await expect(page.getByText('Balance 100 ETH')).toBeVisible();
  const html = await (await page.request.get('/')).text();
  expect(html).toContain('Balance 100 ETH');
  await page.reload();
  await expect(app.account).toContainText(wallet.account.address);
  await expect(page.getByText('Balance 100 ETH')).toBeVisible();
});

test('disconnecting forgets the account', async ({ page, wallet }) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  await app.account.click();
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByRole('button', { name: 'Connect wallet' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Connect wallet' })).toBeVisible();
  expect(await page.content()).not.toContain(wallet.account.address);
});

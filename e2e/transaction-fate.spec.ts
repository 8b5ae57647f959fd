import { expect, type Page } from '@playwright/test';

import { AppPage } from './pages/app-page';
import { test } from './support/fixtures';
import type { InjectedWallet } from './support/injected-wallet';

const tray = (page: Page) => page.getByRole('status').filter({ hasText: 'Stake 1 ETH:' });

/** Stakes 1 ETH with a transaction that stays in the pool. */
async function stakeHeldBack(page: Page, wallet: InjectedWallet): Promise<AppPage> {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  wallet.holdBack = true;
  await app.submit('1', /^Stake 1 ETH$/);
  await app.confirm();
  await expect(app.dialog).toContainText('Sent. Waiting until it is in a block.');
  return app;
}

test('a transaction on its way survives a reload, and is forgotten once its end was seen', async ({
  page,
  chain,
  wallet,
}) => {
  const app = await stakeHeldBack(page, wallet);
  await page.reload();
  await expect(tray(page)).toHaveText('Stake 1 ETH: sent, waiting for a block');
  expect(await chain.rebasingBalance(wallet.account.address)).toBe(0n);
  await wallet.release();
  await expect(tray(page)).toHaveText('Stake 1 ETH: done');
  await page.getByRole('button', { name: 'Show Stake 1 ETH' }).click();
  await expect(app.outcome).toContainText('You received');
  expect(await chain.rebasingBalance(wallet.account.address)).toBeGreaterThan(0n);
  await app.closeDialog();
  await page.reload();
  await expect(app.account).toBeVisible();
  await expect(tray(page)).toHaveCount(0);
  expect(wallet.sent).toHaveLength(1);
});

test('a closed dialog goes on in the tray, and another transaction can be made beside it', async ({ page, wallet }) => {
  const app = await stakeHeldBack(page, wallet);
  await page.keyboard.press('Escape');
  await expect(tray(page)).toHaveText('Stake 1 ETH: sent, waiting for a block');
  await app.submit('2', /^Stake 2 ETH$/);
  await expect(app.dialog.getByRole('button', { name: 'Go on to your wallet' })).toBeVisible();
  await page.keyboard.press('Escape');
  await wallet.release();
  await expect(tray(page)).toHaveText('Stake 1 ETH: done');
});

test('a transaction that the wallet speeds up is followed under its new hash', async ({ page, chain, wallet }) => {
  const app = await stakeHeldBack(page, wallet);
  const hash = await wallet.speedUp();
  await wallet.release();
  await expect(app.outcome).toContainText('You received');
  await expect(app.dialog).toContainText(hash);
  expect(await chain.rebasingBalance(wallet.account.address)).toBeGreaterThan(0n);
});

test('a transaction that the wallet cancels is called cancelled, not failed', async ({ page, chain, wallet }) => {
  const app = await stakeHeldBack(page, wallet);
  await wallet.replace();
  await wallet.release();
  await expect(app.dialog.getByRole('status').filter({ hasText: 'Cancelled.' })).toBeVisible();
  expect(await chain.rebasingBalance(wallet.account.address)).toBe(0n);
});

test('another transaction in its place is said to be that', async ({ page, chain, wallet }) => {
  const app = await stakeHeldBack(page, wallet);
  await wallet.replace(chain.link.contracts.operator, '0x1');
  await wallet.release();
  await expect(app.dialog.getByRole('status').filter({ hasText: 'Replaced.' })).toBeVisible();
});

test('a second tab sees the same transaction, and nothing is sent twice', async ({ page, context, chain, wallet }) => {
  await stakeHeldBack(page, wallet);
  const second = await context.newPage();
  await second.goto('/withdraw');
  await expect(tray(second)).toHaveText('Stake 1 ETH: sent, waiting for a block');
  await page.close();
  await wallet.release();
  await expect(tray(second)).toHaveText('Stake 1 ETH: done');
  expect(await chain.sentBy(wallet.account.address)).toBe(2);
});

test('a connection lost between signature and block loses nothing', async ({ page, wallet }) => {
  const app = await stakeHeldBack(page, wallet);
  wallet.offline = true;
  await expect(app.dialog).toContainText('Your wallet’s node does not answer.');
  await expect(app.dialog).toContainText('The transaction is not lost');
  await wallet.release();
  wallet.offline = false;
  await expect(app.outcome).toContainText('You received');
});

test('after a reload between two signatures the second is asked for anew, without a second approval', async ({
  page,
  chain,
  wallet,
}) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  await app.stake(2);
  await app.go('Wrap');
  wallet.holdBack = true;
  await app.submit('1', /^Wrap 1 mrETH$/);
  await app.confirm();
  await expect(app.dialog).toContainText('Sent. Waiting');
  await page.reload();
  const row = page.getByRole('status').filter({ hasText: 'Wrap 1 mrETH:' });
  await expect(row).toHaveText('Wrap 1 mrETH: sent, waiting for a block');
  await wallet.release();
  await expect(row).toHaveText('Wrap 1 mrETH: needs you');
  await page.getByRole('button', { name: 'Show Wrap 1 mrETH' }).click();
  await expect(app.dialog).toContainText('One signature');
  await app.confirm();
  await expect(app.outcome).toContainText('You received');
  expect(await chain.wrappedBalance(wallet.account.address)).toBeGreaterThan(0n);
});

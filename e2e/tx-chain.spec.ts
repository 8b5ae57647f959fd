import { expect, type Page } from '@playwright/test';

import { setMining, warp } from '@/devnet/chain-controls';

import { AppPage } from './pages/app-page';
import { test } from './support/fixtures';
import type { InjectedWallet } from './support/injected-wallet';

const SENT = 'Sent. Waiting until it is in a block.';

async function connected(page: Page, wallet: InjectedWallet, path = '/'): Promise<AppPage> {
  const app = new AppPage(page);
  await app.openAgain(path, wallet);
  return app;
}

/** Stakes 1 ETH with a transaction that stays in the pool. */
async function stakeHeldBack(page: Page, wallet: InjectedWallet): Promise<AppPage> {
  const app = await connected(page, wallet);
  wallet.holdBack = true;
  await app.submit('1', /^Stake 1 ETH$/);
  await app.confirm();
  await expect(app.dialog).toContainText(SENT);
  return app;
}

test('a wallet that sends and then loses its answer is not asked a second time', async ({ page, chain, wallet }) => {
  const app = await connected(page, wallet);
  wallet.losesAnswers = true;
  await app.submit('1', /^Stake 1 ETH$/);
  await app.confirm();
  await expect(app.outcome).toContainText('You received');
  expect(await chain.sentBy(wallet.account.address)).toBe(1);
});

test('ten minutes without a block are no failure', async ({ page, chain, wallet }) => {
  const app = await connected(page, wallet);
  try {
    await setMining(chain.link, false);
    await app.submit('1', /^Stake 1 ETH$/);
    await app.confirm();
    await expect(app.dialog).toContainText(SENT);
    await chain.link.client.increaseTime({ seconds: 600 });
    expect(await chain.sentBy(wallet.account.address)).toBe(0);
    await expect(app.dialog).toContainText(SENT);
  } finally {
    await setMining(chain.link, true);
  }
  await expect(app.outcome).toContainText('You received');
  expect(await chain.sentBy(wallet.account.address)).toBe(1);
});

test('what no block takes for ten minutes is slow, with what it offers and what a block costs, until it is sped up', async ({
  page,
  chain,
  wallet,
}) => {
  const app = await stakeHeldBack(page, wallet);
  await warp(chain.link, 600);
  await expect(app.dialog).toContainText('Sent, and slow.');
  await expect(app.dialog).toContainText(/up to 2 gwei, a block costs|offers at most 2 gwei/);
  await wallet.speedUp();
  await wallet.release();
  await expect(app.outcome).toContainText('You received');
  expect(await chain.rebasingBalance(wallet.account.address)).toBeGreaterThan(0n);
});

test('the list of transactions opens with the keyboard, on any page, and gives the focus back', async ({
  page,
  wallet,
}) => {
  const app = await stakeHeldBack(page, wallet);
  await page.keyboard.press('Escape');
  await app.go('Wrap');
  const button = page.getByRole('button', { name: /^(Tx)?\s*Transactions\s*1 open$/ });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(app.dialog).toContainText('sent, waiting for a block');
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await wallet.release();
  await expect(app.tray('Stake 1 ETH')).toHaveText('Stake 1 ETH: done');
  await app.show('Stake 1 ETH');
  await app.closeDialog();
  await page.getByRole('button', { name: /Transactions/ }).click();
  await app.dialog.getByRole('button', { name: 'Open Stake 1 ETH' }).click();
  await expect(app.outcome).toContainText('You received');
});

test('the review shows contract, function, gas, its price and the nonce', async ({ page, chain, wallet }) => {
  const app = await connected(page, wallet);
  await app.submit('1', /^Stake 1 ETH$/);
  await app.dialog.getByText('What your wallet will show').click();
  await expect(app.dialog).toContainText(chain.link.contracts.addresses.Lido);
  for (const words of ['To Lido', 'Function submit', 'ETH sent 1', 'Gas: '])
    await expect(app.dialog).toContainText(words);
  await expect(app.dialog.locator('dl > div').filter({ hasText: 'Network cost of the first' })).toContainText(
    /at most (<0\.0001|0\.[\d\s]+) ETH.*[\d,]+ gas, where this comes from, [\d.]+ gwei, where this comes from each/,
  );
  await expect(app.dialog.locator('dl > div').filter({ hasText: /^Nonce/ })).toContainText('0');
  expect(wallet.sent).toHaveLength(0);
});

test('a closed dialog goes on in the tray, and another transaction can be made beside it', async ({ page, wallet }) => {
  const app = await stakeHeldBack(page, wallet);
  await page.keyboard.press('Escape');
  await expect(app.tray('Stake 1 ETH')).toHaveText('Stake 1 ETH: sent, waiting for a block');
  await app.submit('2', /^Stake 2 ETH$/);
  await expect(app.dialog.getByRole('button', { name: 'Go on to your wallet' })).toBeVisible();
  await page.keyboard.press('Escape');
  await wallet.release();
  await expect(app.tray('Stake 1 ETH')).toHaveText('Stake 1 ETH: done');
});

test('another transaction in its place is said to be that', async ({ page, chain, wallet }) => {
  const app = await stakeHeldBack(page, wallet);
  await wallet.replace(chain.link.contracts.operator, '0x1');
  await wallet.release();
  await expect(app.dialog.getByRole('status').filter({ hasText: 'Replaced.' })).toBeVisible();
});

test('after a reload between two signatures the second is asked for anew, without a second approval', async ({
  page,
  chain,
  wallet,
  seeds,
}) => {
  await seeds.give(wallet.account, '2');
  const app = await connected(page, wallet, '/wrap');
  wallet.holdBack = true;
  await app.submit('1', /^Wrap 1 mrETH$/);
  await app.confirm();
  await expect(app.dialog).toContainText('Sent. Waiting');
  await page.reload();
  const row = app.tray('Wrap 1 mrETH');
  await expect(row).toHaveText('Wrap 1 mrETH: sent, waiting for a block');
  await wallet.release();
  await expect(row).toHaveText('Wrap 1 mrETH: needs you');
  await app.show('Wrap 1 mrETH');
  await expect(app.dialog).toContainText('One signature');
  await app.confirm();
  await expect(app.outcome).toContainText('You received');
  expect(await chain.wrappedBalance(wallet.account.address)).toBeGreaterThan(0n);
});

import { expect, type Page } from '@playwright/test';

import { reorg, setMining, warp } from '@/devnet/chain-controls';
import { pauseStaking, resumeStaking } from '@/devnet/controls';

import { AppPage } from './pages/app-page';
import { test } from './support/fixtures';

const row = (page: Page, title: string) => page.getByRole('status').filter({ hasText: `${title}:` });

async function connected(page: Page, path = '/'): Promise<AppPage> {
  const app = new AppPage(page);
  await app.open(path);
  await app.connect();
  return app;
}

test('a page that dies while the wallet asks finds out on return what the wallet sent', async ({
  page,
  chain,
  wallet,
}) => {
  const app = await connected(page);
  let signNow: () => void = () => undefined;
  wallet.beforeSigning = () =>
    new Promise((resolve) => {
      signNow = resolve;
    });
  await app.submit('1', /^Stake 1 ETH$/);
  await app.confirm();
  await expect(app.dialog).toContainText('Waiting for your signature.');
  await page.reload();
  await expect(row(page, 'Stake 1 ETH')).toHaveText('Stake 1 ETH: looking whether it was sent');
  await page.getByRole('button', { name: 'Show Stake 1 ETH' }).click();
  await expect(app.dialog).toContainText('Your wallet’s answer is not known.');
  expect(await chain.sentBy(wallet.account.address)).toBe(0);
  signNow();
  await expect(app.outcome).toContainText('You received');
  expect(await chain.sentBy(wallet.account.address)).toBe(1);
  expect(await chain.rebasingBalance(wallet.account.address)).toBeGreaterThan(0n);
});

test('a wallet that sends and then loses its answer is not asked a second time', async ({ page, chain, wallet }) => {
  const app = await connected(page);
  wallet.losesAnswers = true;
  await app.submit('1', /^Stake 1 ETH$/);
  await app.confirm();
  await expect(app.outcome).toContainText('You received');
  expect(await chain.sentBy(wallet.account.address)).toBe(1);
});

test('a transaction that was done and is reorged out is followed until it is done again', async ({
  page,
  chain,
  wallet,
}) => {
  const app = await connected(page);
  await chain.withoutReports(async () => {
    await app.submit('1', /^Stake 1 ETH$/);
    await app.confirm();
    await expect(app.outcome).toContainText('You received');
    // Other blocks may have come on top meanwhile.
    const [hash] = wallet.sent;
    if (hash === undefined) throw new Error('nothing was sent');
    const { blockNumber } = await chain.client.getTransactionReceipt({ hash });
    await reorg(chain.link, Number((await chain.client.getBlockNumber()) - blockNumber) + 1);
    expect(await chain.rebasingBalance(wallet.account.address)).toBe(0n);
    await expect(app.dialog).toContainText(/Sent, but the node does not list it now|The node dropped it/);
    await chain.client.sendRawTransaction({ serializedTransaction: wallet.raw[0] ?? '0x' });
    await expect(app.outcome).toContainText('You received');
  });
  expect(await chain.rebasingBalance(wallet.account.address)).toBeGreaterThan(0n);
});

test('ten minutes without a block are no failure', async ({ page, chain, wallet }) => {
  const app = await connected(page);
  try {
    await setMining(chain.link, false);
    await app.submit('1', /^Stake 1 ETH$/);
    await app.confirm();
    await expect(app.dialog).toContainText('Sent. Waiting until it is in a block.');
    await chain.link.client.increaseTime({ seconds: 600 });
    expect(await chain.sentBy(wallet.account.address)).toBe(0);
    await expect(app.dialog).toContainText('Sent. Waiting until it is in a block.');
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
  const app = await connected(page);
  wallet.holdBack = true;
  await app.submit('1', /^Stake 1 ETH$/);
  await app.confirm();
  await expect(app.dialog).toContainText('Sent. Waiting until it is in a block.');
  await warp(chain.link, 600);
  await expect(app.dialog).toContainText('Sent, and slow.');
  await expect(app.dialog).toContainText(/up to 2 gwei, a block costs|offers at most 2 gwei/);
  await wallet.speedUp();
  await wallet.release();
  await expect(app.outcome).toContainText('You received');
  expect(await chain.rebasingBalance(wallet.account.address)).toBeGreaterThan(0n);
});

test('what the node drops can be sent again in the same place, and happens once', async ({ page, chain, wallet }) => {
  const app = await connected(page);
  try {
    await setMining(chain.link, false);
    await app.submit('1', /^Stake 1 ETH$/);
    await app.confirm();
    await expect(app.dialog).toContainText('Sent. Waiting until it is in a block.');
    await page.waitForFunction(() => localStorage.getItem('millrace.journal.v2')?.includes('"nonce":0'));
    const [hash] = wallet.sent;
    if (hash === undefined) throw new Error('nothing was sent');
    await chain.link.client.dropTransaction({ hash });
    await app.dialog.getByRole('button', { name: 'Send it again in the same place' }).click();
    await expect(app.dialog).toContainText('In the place of the one that was dropped.');
    await app.confirm();
    await expect(app.dialog).toContainText('Sent. Waiting until it is in a block.');
  } finally {
    await setMining(chain.link, true);
  }
  await expect(app.outcome).toContainText('You received');
  expect(await chain.sentBy(wallet.account.address)).toBe(1);
});

test('a revert between simulation and mining is told with its reason, and only costs gas', async ({
  page,
  chain,
  wallet,
}) => {
  const app = await connected(page);
  wallet.gas = 200_000n;
  wallet.beforeSigning = () => pauseStaking(chain.link);
  try {
    await app.submit('1', /^Stake 1 ETH$/);
    await app.confirm();
    await expect(app.remark('It did not go through.')).toContainText('Staking has been paused.');
    expect(await chain.rebasingBalance(wallet.account.address)).toBe(0n);
    expect(await chain.sentBy(wallet.account.address)).toBe(1);
  } finally {
    await resumeStaking(chain.link);
  }
  wallet.beforeSigning = null;
  await app.dialog.getByRole('button', { name: 'Look again' }).click();
  await app.confirm();
  await expect(app.outcome).toContainText('You received');
});

test('the list of transactions opens with the keyboard, on any page, and gives the focus back', async ({
  page,
  wallet,
}) => {
  const app = await connected(page);
  wallet.holdBack = true;
  await app.submit('1', /^Stake 1 ETH$/);
  await app.confirm();
  await expect(app.dialog).toContainText('Sent. Waiting');
  await page.keyboard.press('Escape');
  await app.go('Wrap');
  const button = page.getByRole('button', { name: /^(Tx)?\s*Transactions\s*1 open$/ });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(app.dialog).toContainText('sent, waiting for a block');
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await wallet.release();
  await expect(row(page, 'Stake 1 ETH')).toHaveText('Stake 1 ETH: done');
  await page.getByRole('button', { name: 'Show Stake 1 ETH' }).click();
  await app.closeDialog();
  await page.getByRole('button', { name: /Transactions/ }).click();
  await app.dialog.getByRole('button', { name: 'Open Stake 1 ETH' }).click();
  await expect(app.outcome).toContainText('You received');
});

test('the review shows contract, function, gas, its price and the nonce', async ({ page, chain, wallet }) => {
  const app = await connected(page);
  await app.submit('1', /^Stake 1 ETH$/);
  await app.dialog.getByText('What your wallet will show').click();
  await expect(app.dialog).toContainText(chain.link.contracts.addresses.Lido);
  for (const words of ['To Lido', 'Function submit', 'ETH sent 1', 'Gas: '])
    await expect(app.dialog).toContainText(words);
  await expect(app.dialog.locator('dl > div').filter({ hasText: 'Network cost of the first' })).toContainText(
    /at most (<0\.0001|0\.\d+) ETH \(\d+ gas, [\d.]+ gwei\)/,
  );
  await expect(app.dialog.locator('dl > div').filter({ hasText: /^Nonce/ })).toContainText('0');
  expect(wallet.sent).toHaveLength(0);
});

import { expect, type Page } from '@playwright/test';
import { createWalletClient, http, parseEther } from 'viem';
import { anvil } from 'viem/chains';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { finalizeAll, refillStakingLimit } from '@/devnet/pool-controls';

import { AppPage } from './pages/app-page';
import type { Chain } from './support/chain';
import { test } from './support/fixtures';
import type { InjectedWallet } from './support/injected-wallet';

const AMPLE_GAS = 3_000_000n;

async function connected(page: Page, path: string): Promise<AppPage> {
  const app = new AppPage(page);
  await app.open(path);
  await app.connect();
  return app;
}

/** The wallet's account, acting without the app. */
function direct(chain: Chain, wallet: InjectedWallet) {
  return createWalletClient({ account: wallet.account, chain: anvil, transport: http(chain.url) });
}

test('256 requests go out in three transactions under one permit', async ({ page, chain, wallet }) => {
  test.setTimeout(240_000);
  const { address } = wallet.account;
  const lido = { address: chain.link.contracts.addresses.Lido, abi: lidoAbi } as const;
  await chain.link.client.setBalance({ address, value: parseEther('256000') });
  await refillStakingLimit(chain.link, '300000');
  try {
    const hash = await direct(chain, wallet).writeContract({
      ...lido,
      functionName: 'submit',
      args: [address],
      value: parseEther('255600'),
    });
    await chain.client.waitForTransactionReceipt({ hash });
  } finally {
    await refillStakingLimit(chain.link, '150000');
  }
  const app = await connected(page, '/withdraw');
  await expect(page.getByText(/^Balance 255/)).toBeVisible();
  await app.submit('255500', /^Request 255,?500 mrETH/);
  await expect(app.dialog).toContainText('4 signatures');
  await expect(app.dialog).toContainText('part 3 of 3');
  await app.confirm();
  await expect(app.outcome).toContainText('Your requests are #', { timeout: 60_000 });
  expect(wallet.typed).toHaveLength(1);
  expect(wallet.sent).toHaveLength(3);
  expect(await chain.requestIds(address)).toHaveLength(256);
  expect(await chain.rebasingAllowance(address, chain.link.contracts.addresses.WithdrawalQueueERC721)).toBe(0n);
  // It takes as many reports as validators need to pay a quarter of a million ETH, which depends on what they paid before.
  await expect.poll(async () => (await finalizeAll(chain.link)).waiting, { timeout: 120_000 }).toBe(0n);
  await app.open('/withdraw/claim');
  await expectLongList(page);
  await page.goto(`/position/${address}`);
  const ofAccount = page.getByRole('table', { name: 'Withdrawal requests of the account' });
  await expect(ofAccount.getByRole('row')).toHaveCount(1 + 50);
  const pages = page.getByRole('navigation', { name: 'Pages of the requests' });
  await expect(pages).toHaveText('256 requests, oldest first, page 1 of 6Newer');
  const first = await ofAccount.getByRole('row').nth(1).textContent();
  await page.goto(`/position/${address}?requests=6`);
  await expect(pages).toHaveText('256 requests, oldest first, page 6 of 6Older');
  await expect(ofAccount.getByRole('row')).toHaveCount(1 + 6);
  expect(await ofAccount.getByRole('row').nth(1).textContent()).not.toBe(first);
});

/** Of 256 ready requests the first 50 show; all can be shown and chosen among, with the keyboard too. */
async function expectLongList(page: Page): Promise<void> {
  const table = page.getByRole('table', { name: 'Your withdrawal requests' });
  const boxes = table.getByRole('checkbox');
  await expect(page.getByText('256 of 256 ready ones are chosen')).toBeVisible();
  await expect(boxes).toHaveCount(50);
  await expect(page.getByText('of the others 206 are chosen too')).toBeVisible();
  await page.getByRole('button', { name: 'Show all 256' }).press('Enter');
  await expect(boxes).toHaveCount(256);
  await expect(table.getByRole('row').nth(51)).toBeFocused();
  await page.getByRole('button', { name: 'Choose none' }).click();
  await boxes.last().check();
  await expect(page.getByRole('button', { name: /^Claim [\d.,]+ ETH$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Choose all' }).click();
  await expect(page.getByRole('button', { name: /^Claim .* from 256 requests$/ })).toBeVisible();
  await table
    .getByRole('button', { name: /where this comes from$/ })
    .last()
    .click();
  await expect(page.getByRole('dialog').filter({ hasText: 'Read it yourself' })).toBeVisible();
}

test('claims over a hardware wallet’s limit go on in further transactions, also after a reload between them', async ({
  page,
  chain,
  wallet,
}) => {
  test.setTimeout(120_000);
  const { address } = wallet.account;
  const { Lido, WithdrawalQueueERC721 } = chain.link.contracts.addresses;
  const as = direct(chain, wallet);
  const gas = AMPLE_GAS;
  const nonce = await chain.sentBy(address);
  const stake = { address: Lido, abi: lidoAbi, functionName: 'submit', args: [address] } as const;
  await as.writeContract({ ...stake, value: parseEther('10'), nonce, gas });
  await as.writeContract({
    address: Lido,
    abi: lidoAbi,
    functionName: 'approve',
    args: [WithdrawalQueueERC721, parseEther('3')],
    nonce: nonce + 1,
    gas,
  });
  const hash = await as.writeContract({
    address: WithdrawalQueueERC721,
    abi: withdrawalQueueErc721Abi,
    functionName: 'requestWithdrawals',
    args: [[parseEther('1'), parseEther('1'), parseEther('1')], address],
    nonce: nonce + 2,
    gas,
  });
  await chain.client.waitForTransactionReceipt({ hash });
  await finalizeAll(chain.link);
  const app = await connected(page, '/withdraw/claim');
  await page.getByRole('button', { name: /^Claim .* from 3 requests/ }).click();
  await app.dialog.getByLabel(/Claims in one transaction/).selectOption('at most 1');
  await expect(app.dialog).toContainText('3 signatures');
  wallet.signThenDecline(1, 1);
  await app.confirm();
  await expect(app.remark('Declined.')).toBeVisible();
  expect(await chain.requestIds(address)).toHaveLength(2);
  await page.reload();
  const row = page.getByRole('status').filter({ hasText: 'Claim 3 requests:' });
  await expect(row).toHaveText('Claim 3 requests: needs you');
  await page.getByRole('button', { name: 'Show Claim 3 requests' }).click();
  await expect(app.dialog).toContainText('2 signatures');
  await app.dialog.getByRole('button', { name: /Try again|Go on to your wallet/ }).click();
  await expect(app.outcome).toContainText('You received');
  expect(await chain.requestIds(address)).toHaveLength(0);
  expect(wallet.sent).toHaveLength(3);
});

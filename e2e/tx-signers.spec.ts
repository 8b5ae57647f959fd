import { expect } from '@playwright/test';
import { parseEther } from 'viem';

import { wstEthAbi } from '@/contracts-abi/wst-eth';

import { AppPage } from './pages/app-page';
import { BatchPlayer } from './support/batch-player';
import type { Chain } from './support/chain';
import { test } from './support/fixtures';
import { InjectedWallet } from './support/injected-wallet';
import { OwnedWallet } from './support/owned-wallet';

/** Makes the wallet's account a delegated one (EIP-7702). Its delegate has no way to take ETH. */
async function delegate(chain: Chain, wallet: InjectedWallet): Promise<void> {
  const player = new BatchPlayer(wallet.account, chain.url, chain.link.contracts.parts.safe.MultiSendCallOnly);
  await chain.client.waitForTransactionReceipt({ hash: await player.delegateNow() });
  expect(await chain.client.getCode({ address: wallet.account.address })).toMatch(/^0xef0100/);
}

test('a delegated account (EIP-7702) signs a permit of the wrapped token, which asks nobody’s code', async ({
  page,
  chain,
  wallet,
  seeds,
}) => {
  const { address } = wallet.account;
  const { WstETH, WithdrawalQueueERC721 } = chain.link.contracts.addresses;
  await seeds.giveWrapped(wallet.account, '2');
  await delegate(chain, wallet);
  const app = new AppPage(page);
  await app.openAgain('/withdraw', wallet);
  await page.getByText('Give wmrETH').click();
  await app.submit('1', /^Request 1 wmrETH/);
  await expect(app.dialog).toContainText('may move exactly 1 wmrETH');
  await app.confirm();
  await expect(app.outcome).toContainText('Your request is #');
  expect(wallet.typed).toMatchObject([{ primaryType: 'Permit', message: { value: parseEther('1').toString() } }]);
  expect(wallet.sent).toHaveLength(1);
  expect(await chain.requestIds(address)).toHaveLength(1);
  const allowance = await chain.client.readContract({
    address: WstETH,
    abi: wstEthAbi,
    functionName: 'allowance',
    args: [address, WithdrawalQueueERC721],
  });
  expect(allowance).toBe(0n);
});

test('a contract wallet that is no Safe stakes, signs a permit as a contract does (ERC-1271), and requests', async ({
  page,
  chain,
  wallet,
}) => {
  const contract = await OwnedWallet.create(chain, wallet.account);
  wallet.contract = contract;
  const app = new AppPage(page);
  await app.openAgain('/', wallet);
  await app.submit('2', /^Stake 2 ETH$/);
  await app.confirm();
  await expect(app.outcome).toContainText('You received');
  await page.keyboard.press('Escape');
  await app.open('/withdraw');
  await app.submit('1', /^Request 1 mrETH/);
  await expect(app.dialog).toContainText('may move exactly 1 mrETH');
  await app.confirm();
  await expect(app.outcome).toContainText('Your request is #');
  expect(wallet.typed).toMatchObject([{ primaryType: 'Permit', message: { owner: contract.address.toLowerCase() } }]);
  expect(await chain.requestIds(contract.address)).toHaveLength(1);
  expect(await chain.requestIds(wallet.account.address)).toHaveLength(0);
});

test.describe('an account that takes no ETH', () => {
  test.use({
    wallet: async ({ page, chain, seeds }, use) =>
      use(await InjectedWallet.install(page, await seeds.claimer(), chain.url)),
  });

  test('is told so before it signs a claim, and keeps its request', async ({ page, chain, wallet }) => {
    await delegate(chain, wallet);
    const app = new AppPage(page);
    await app.openAgain('/withdraw/claim', wallet);
    await page.getByRole('button', { name: /^Claim [\d.]+ ETH$/ }).click();
    await app.confirm();
    await expect(app.remark('Not sent.')).toContainText('The receiver is a contract that does not take ETH.');
    expect(wallet.sent).toHaveLength(0);
    expect(await chain.requestIds(wallet.account.address)).toHaveLength(1);
  });
});

test('the local test wallet shows a permit in its own fields, and signs it or not', async ({ page, chain, seeds }) => {
  const [, , , account] = await chain.link.client.getAddresses();
  if (account === undefined) throw new Error('the chain has no fourth account');
  await seeds.give({ address: account }, '2');
  const before = (await chain.requestIds(account)).length;
  const app = new AppPage(page);
  await app.open('/withdraw');
  await page.getByRole('button', { name: 'Connect wallet' }).click();
  await page.getByRole('button', { name: 'Local test wallet' }).click();
  await page.getByRole('button', { name: 'Use account 4' }).click();
  await app.submit('1', /^Request 1 mrETH/);
  await app.confirm();
  const prompt = page.getByRole('dialog', { name: 'Local test wallet: sign Permit?' });
  await expect(prompt).toContainText('spender');
  await expect(prompt).toContainText(parseEther('1').toString());
  await prompt.getByRole('button', { name: 'Decline' }).click();
  await expect(app.remark('Declined.')).toContainText('Nothing was sent.');
  expect(await chain.requestIds(account)).toHaveLength(before);

  await app.dialog.getByRole('button', { name: 'Try again' }).click();
  await prompt.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByRole('dialog', { name: 'Local test wallet: sign?' }).getByRole('button', { name: 'Sign' }).click();
  await expect(app.outcome).toContainText('Your request is #');
  expect(await chain.requestIds(account)).toHaveLength(before + 1);
});

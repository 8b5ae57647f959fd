import { expect, type Page } from '@playwright/test';
import { parseAbi, parseEther, parseSignature } from 'viem';

import { AppPage } from './pages/app-page';
import { BatchPlayer } from './support/batch-player';
import type { Chain } from './support/chain';
import { test } from './support/fixtures';
import type { InjectedWallet } from './support/injected-wallet';
import { SafePlayer } from './support/safe-player';

async function connected(page: Page, wallet: InjectedWallet, path = '/'): Promise<AppPage> {
  const app = new AppPage(page);
  await app.openAgain(path, wallet);
  return app;
}

test('a Safe’s proposal is followed from one signature of two to its execution', async ({ page, chain, wallet }) => {
  const safe = await SafePlayer.create(chain);
  wallet.contract = safe;
  const app = await connected(page, wallet);
  await app.submit('1', /^Stake 1 ETH$/);
  await expect(app.dialog).toContainText('Nonce of the Safe');
  await app.confirm();
  await expect(app.dialog).toContainText('Proposed to the Safe. 1 of 2 signatures');
  await page.reload();
  const row = app.tray('Stake 1 ETH');
  await expect(row).toHaveText('Stake 1 ETH: proposed to the Safe, 1 of 2 signatures');
  await safe.approve(0);
  await safe.approve(1);
  await expect(row).toHaveText('Stake 1 ETH: proposed to the Safe, 2 of 2 signatures');
  expect(await chain.rebasingBalance(safe.address)).toBe(0n);
  await safe.execute();
  await expect(row).toHaveText('Stake 1 ETH: done');
  await app.show('Stake 1 ETH');
  await expect(app.outcome).toContainText('You received');
  expect(await chain.rebasingBalance(safe.address)).toBeGreaterThan(0n);
});

test('a Safe’s proposal that its owners reject is called rejected', async ({ page, chain, wallet }) => {
  const safe = await SafePlayer.create(chain);
  wallet.contract = safe;
  const app = await connected(page, wallet);
  await app.submit('1', /^Stake 1 ETH$/);
  await app.confirm();
  await expect(app.dialog).toContainText('Proposed to the Safe.');
  await safe.reject();
  await expect(app.dialog.getByRole('status').filter({ hasText: 'Rejected.' })).toBeVisible();
  expect(await chain.rebasingBalance(safe.address)).toBe(0n);
});

test('a wallet that batches approves and wraps in one transaction', async ({ page, chain, wallet, seeds }) => {
  const { address } = wallet.account;
  wallet.batches = new BatchPlayer(wallet.account, chain.url, chain.link.contracts.parts.safe.MultiSendCallOnly);
  await seeds.give(wallet.account, '2');
  const app = await connected(page, wallet, '/wrap');
  await app.submit('1', /^Wrap 1 mrETH$/);
  await expect(app.dialog).toContainText('One signature');
  await app.confirm();
  await expect(app.outcome).toContainText('You received');
  expect(wallet.batches.taken).toMatchObject([{ atomicRequired: true, calls: [{}, {}] }]);
  expect(await chain.wrappedBalance(address)).toBeGreaterThan(0n);
  expect(await chain.rebasingAllowance(address, chain.link.contracts.addresses.WstETH)).toBe(0n);
});

test('a delegated account (EIP-7702) is the key it is, and no contract wallet', async ({
  page,
  chain,
  wallet,
  seeds,
}) => {
  const { address } = wallet.account;
  const player = new BatchPlayer(wallet.account, chain.url, chain.link.contracts.parts.safe.MultiSendCallOnly);
  await chain.client.waitForTransactionReceipt({ hash: await player.delegateNow() });
  expect(await chain.client.getCode({ address })).toMatch(/^0xef0100/);
  await seeds.give(wallet.account, '2');
  const app = await connected(page, wallet, '/withdraw');
  await app.submit('1', /^Request 1 mrETH/);
  // The rebasing token would ask the delegate's code for the signature, and this one has no answer.
  await expect(app.dialog).toContainText('Allow the withdrawal queue to move exactly 1 mrETH');
  await expect(app.dialog).toContainText(/at most .* ETH.*\d+ gas, /);
  await app.confirm();
  await expect(app.outcome).toContainText('Your request is #');
  expect(wallet.sent).toHaveLength(2);
  expect(await chain.requestIds(address)).toHaveLength(1);
});

test('a permit that somebody puts on chain first does not stop the request', async ({ page, chain, wallet, seeds }) => {
  const { address } = wallet.account;
  await seeds.give(wallet.account, '2');
  const app = await connected(page, wallet, '/withdraw');
  await app.submit('1', /^Request 1 mrETH/);
  wallet.gas = 600_000n;
  // After the app has tried the act out, and before the wallet signs it.
  wallet.beforeSigning = () => frontRun(chain, wallet);
  await app.confirm();
  await expect(app.remark('It did not go through.')).toContainText('permit');
  expect(await chain.requestIds(address)).toHaveLength(0);
  wallet.beforeSigning = null;
  await app.dialog.getByRole('button', { name: 'Look again' }).click();
  await expect(app.dialog).toContainText('One signature');
  await app.confirm();
  await expect(app.outcome).toContainText('Your request is #');
  expect(await chain.requestIds(address)).toHaveLength(1);
});

/** Somebody else submits the permit that the wallet signed last. */
async function frontRun(chain: Chain, wallet: InjectedWallet): Promise<void> {
  const data = wallet.typed.at(-1);
  if (data === undefined) throw new Error('no permit was signed');
  const { owner, spender, value, deadline } = data.message as Record<string, string>;
  const { r, s, yParity } = parseSignature(await wallet.account.signTypedData(data));
  await chain.link.client.writeContractSync({
    address: chain.link.contracts.addresses.Lido,
    abi: parseAbi([
      'function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
    ]),
    functionName: 'permit',
    args: [
      owner as `0x${string}`,
      spender as `0x${string}`,
      BigInt(value ?? 0),
      BigInt(deadline ?? 0),
      27 + yParity,
      r,
      s,
    ],
    account: await chain.unlockedAccount(),
    throwOnReceiptRevert: true,
  });
}

test('an account switched before the signature is not asked for another’s transaction', async ({
  page,
  chain,
  wallet,
}) => {
  const first = wallet.account;
  const app = await connected(page, wallet);
  await app.submit('1', /^Stake 1 ETH$/);
  await expect(app.dialog).toContainText('One signature');
  await wallet.switchTo(await chain.freshAccount('100'));
  await app.confirm();
  await expect(app.remark('Not sent.')).toContainText(`prepared for ${first.address}`);
  expect(wallet.sent).toHaveLength(0);
  await wallet.switchTo(first);
  await app.dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(app.outcome).toContainText('You received');
  expect(await chain.rebasingBalance(first.address)).toBeGreaterThan(0n);
});

test('a wallet that knows no such network, and takes none, is told what to do', async ({ page, wallet }) => {
  const app = await connected(page, wallet);
  await wallet.moveTo(1);
  wallet.knows = [1];
  await app.amount.fill('1');
  await page.locator('main').getByRole('button', { name: 'Switch your wallet to Devnet' }).click();
  await expect(app.dialog).toContainText('Your wallet did not switch');
  await expect(app.dialog).toContainText('31337');
});

test('an allowance that is left over is offered back', async ({ page, chain, wallet, seeds }) => {
  const { address } = wallet.account;
  const wrapper = chain.link.contracts.addresses.WstETH;
  await seeds.give(wallet.account, '2');
  const app = await connected(page, wallet, '/wrap');
  await app.submit('1', /^Wrap 1 mrETH$/);
  await expect(app.dialog).toContainText('2 signatures');
  wallet.signThenDecline(1, 1);
  await app.confirm();
  await expect(app.remark('Declined.')).toBeVisible();
  expect(await chain.rebasingAllowance(address, wrapper)).toBe(parseEther('1'));
  await app.dialog.getByRole('button', { name: 'Take the allowance back' }).click();
  await app.confirm();
  await expect(app.outcome).toContainText('The allowance is taken back.');
  expect(await chain.rebasingAllowance(address, wrapper)).toBe(0n);
});

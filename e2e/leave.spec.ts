import { expect } from '@playwright/test';
import { parseEther } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { closeEpoch, fulfilEpoch } from '@/devnet/vault/vault-controls';
import { formatExact } from '@/lib/format/format-amount';

import { AppPage } from './pages/app-page';
import { test } from './support/fixtures';

test('a person burns what Rocket Pool gave them, with every way out beside it, and is paid to the wei', async ({
  page,
  chain,
  wallet,
}) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  const { address } = wallet.account;
  const { RocketTokenRETH } = chain.link.contracts.rocketPool.addresses;
  await app.open('/stake/rocket-pool');
  await app.connect();
  await app.submit('2', /^Stake 2 ETH$/);
  await app.confirm();
  await app.outcome.waitFor();
  await app.closeDialog();

  await app.go('Withdraw');
  await page
    .getByRole('navigation', { name: 'What to withdraw from' })
    .getByRole('link', { name: 'Rocket Pool' })
    .click();
  await page.getByRole('heading', { level: 1, name: 'Withdraw from Rocket Pool' }).waitFor();
  await page.getByRole('button', { name: 'Use all' }).click();
  const ways = page.getByRole('region', { name: /^Ways out, for/ });
  await expect(ways.getByRole('row', { name: /^Paid out at once/ })).toContainText(/pays \d/);
  await expect(ways.getByRole('row', { name: /^Sell on Uniswap v3/ })).toContainText('at once');
  await chain.withoutReports(async () => {
    const before = await chain.client.getBalance({ address });
    await page
      .locator('main')
      .getByRole('button', { name: /^Redeem .* acETH at once$/ })
      .click();
    const quoted = await app.quoted();
    await app.confirm();
    await expect(app.outcome).toContainText(`You received ${quoted}.`);
    const burnt = wallet.sent.at(-1);
    if (burnt === undefined) throw new Error('nothing was sent');
    const gained = (await chain.client.getBalance({ address })) - before + (await chain.gasPaid(burnt));
    expect(quoted).toBe(`${formatExact(gained)} ETH`);
    expect(await chain.tokenBalance(RocketTokenRETH, address)).toBe(0n);
  });
});

test('a person asks a vault to redeem, sees it become ready, and claims it to the wei', async ({
  page,
  chain,
  seeds,
  wallet,
}) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  const { address } = wallet.account;
  const { weth, share, vault } = chain.link.contracts.vault;
  await seeds.depositInVault(wallet.account, '3');
  await app.open(`/withdraw/vault-${vault.toLowerCase()}`);
  await app.connect();

  await test.step('ask', async () => {
    await expect(page.getByText(/^Balance 2\.\d/)).toBeVisible();
    await app.amount.fill('1.5');
    const ways = page.getByRole('region', { name: /^Ways out, for 1\.5 mvETH/ });
    await expect(ways.getByRole('row', { name: /^Request to the vault/ })).toContainText(
      'the vault pays in its own time',
    );
    await expect(app.row('Pays about, at the rate of now')).toContainText('WETH');
    await app.submit('1.5', /^Ask the vault to redeem 1\.5 mvETH$/);
    await expect(app.dialog).toContainText('One signature');
    await app.confirm();
    await expect(app.outcome).toContainText(/Your request is #\d+\./);
    expect(await chain.tokenBalance(share, address)).toBeLessThan(parseEther('1.5'));
    await app.dialog.getByRole('link', { name: 'the claim page' }).click();
  });

  const requests = page.getByRole('region', { name: 'Requests in the mvETH vault' });
  await test.step('wait', async () => {
    await expect(requests.getByRole('row', { name: /1\.5 mvETH/ })).toContainText('Waiting');
    await closeEpoch(chain.link);
    while ((await fulfilEpoch(chain.link)) !== undefined);
    await expect(requests.getByText('Ready', { exact: true })).toBeVisible({ timeout: 20_000 });
  });

  await test.step('claim', async () => {
    const before = await chain.tokenBalance(weth, address);
    await requests.getByRole('button', { name: /^Claim .* WETH$/ }).click();
    const quoted = await app.quoted();
    await app.confirm();
    await expect(app.outcome).toContainText(`You received ${quoted}.`);
    expect(quoted).toBe(`${formatExact((await chain.tokenBalance(weth, address)) - before)} WETH`);
    const left = { address: vault, abi: asyncVaultAbi, functionName: 'redeemRequestIds', args: [address] } as const;
    expect(await chain.client.readContract(left)).toEqual([]);
    await app.closeDialog();
    await expect(page.getByText('This account has no open requests.')).toBeVisible();
  });
});

test('of several requests a vault pays the oldest first, and says so', async ({ page, chain, seeds, wallet }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await seeds.depositInVault(wallet.account, '3');
  for (const amount of ['0.5', '0.75']) {
    await seeds.requestFromVault(wallet.account, [amount]);
    await closeEpoch(chain.link);
    while ((await fulfilEpoch(chain.link)) !== undefined);
  }
  await app.open('/withdraw/claim');
  await app.connect();
  const requests = page.getByRole('region', { name: 'Requests in the mvETH vault' });
  await expect(requests.getByRole('checkbox')).toHaveCount(2);
  await requests.getByRole('checkbox').first().uncheck();
  await expect(requests.getByRole('alert')).toContainText('The oldest requests are paid first');
  await requests.getByRole('checkbox').first().check();
  await requests.getByRole('checkbox').last().uncheck();
  await requests.getByRole('button', { name: /^Claim .* WETH$/ }).click();
  await app.confirm();
  await expect(app.outcome).toContainText('You received');
  await app.closeDialog();
  await expect(requests.getByRole('checkbox')).toHaveCount(1);
});

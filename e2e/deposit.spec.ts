import { expect } from '@playwright/test';
import { erc20Abi } from 'viem';

import { formatExact } from '@/lib/format/format-amount';

import { AppPage } from './pages/app-page';
import { test } from './support/fixtures';

test('a person chooses Rocket Pool on the stake page, and the deposit brings what it was quoted, to the wei', async ({
  page,
  chain,
  wallet,
}) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  await page.getByRole('navigation', { name: 'Where to stake' }).getByRole('link', { name: 'Rocket Pool' }).click();
  await page.getByRole('heading', { level: 1, name: 'Deposit in Rocket Pool' }).waitFor();
  await expect(app.row('Room left')).toContainText('ETH');
  await expect(app.row('Fee on rewards')).toContainText('off deposits');
  await expect(page.getByText(/^Balance 100 ETH/)).toBeVisible();
  await chain.withoutReports(async () => {
    await app.submit('2,25', /^Stake 2\.25 ETH$/);
    const quoted = await app.quoted();
    await app.confirm();
    await expect(app.outcome).toContainText(`You received ${quoted}.`);
    expect(wallet.sent).toHaveLength(1);
    const { RocketTokenRETH } = chain.link.contracts.rocketPool.addresses;
    expect(quoted).toBe(`${formatExact(await chain.tokenBalance(RocketTokenRETH, wallet.account.address))} acETH`);
  });
});

test('a person finds a vault among the protocols and deposits ETH, wrapped and allowed exactly', async ({
  page,
  chain,
  wallet,
}) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  const { address } = wallet.account;
  await app.open('/protocols');
  await app.connect();
  await page.getByRole('link', { name: 'Deposit in mvETH vault' }).click();
  await page.getByRole('heading', { level: 1, name: 'Deposit in mvETH vault' }).waitFor();
  await expect(page.getByText('Balance 0 WETH and 100 ETH, which is wrapped as needed')).toBeVisible();
  await chain.withoutReports(async () => {
    await app.amount.fill('1.5');
    await expect(app.row('You receive')).toContainText(/^\d[^–]* mvETH/);
    await app.submit('1.5', /^Deposit 1\.5 WETH in the vault$/);
    const quoted = await app.quoted();
    await expect(app.dialog).toContainText('3 signatures');
    await expect(app.dialog).toContainText('Wrap exactly 1.5 ETH as WETH');
    await expect(app.dialog).toContainText('Allow the vault to move exactly 1.5 WETH');
    await app.confirm();
    await expect(app.outcome).toContainText(`You received ${quoted}.`);
    expect(wallet.sent).toHaveLength(3);
    const { share, weth, vault } = chain.link.contracts.vault;
    expect(quoted).toBe(`${formatExact(await chain.tokenBalance(share, address))} mvETH`);
    const left = { address: weth, abi: erc20Abi, functionName: 'allowance', args: [address, vault] } as const;
    expect(await chain.client.readContract(left)).toBe(0n);
  });
});

test('what a pool does not take is said while typing, and nothing is asked of the wallet', async ({ page, wallet }) => {
  const app = new AppPage(page);
  await app.open('/stake/rocket-pool');
  await app.connect();
  await app.amount.fill('100000');
  await expect(app.problem).toContainText('The deposit pool takes');
  await app.amount.fill('0.000000000000000001');
  await expect(app.problem).toContainText('The smallest deposit is');
  await app.amount.fill('');
  await page.locator('main').getByRole('button', { name: 'Deposit', exact: true }).click();
  await expect(app.problem).toContainText('Enter an amount of ETH.');
  await page.getByRole('button', { name: /^Use .*, gas kept back$/ }).click();
  await expect(app.problem).toBeEmpty();
  expect(wallet.sent).toHaveLength(0);
});

test('Lido’s form has the first page, and unknown pools have none', async ({ page }) => {
  await page.goto('/stake/lido');
  await expect(page.getByRole('heading', { level: 1, name: 'Stake ETH' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/');
  expect((await page.goto('/stake/nowhere'))?.status()).toBe(404);
});

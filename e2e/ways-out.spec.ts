import { expect } from '@playwright/test';

import { depeg } from '@/devnet/market/depeg';
import { formatExact } from '@/lib/format/format-amount';

import { AppPage } from './pages/app-page';
import { test } from './support/fixtures';

test('a person compares the ways out, sells on the market, and screen and chain agree to the wei', async ({
  page,
  chain,
  wallet,
}) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  const { address } = wallet.account;
  await app.open('/');
  await app.connect();
  await page.getByText('Receive wmrETH').click();
  await app.stake(3);
  const held = await chain.wrappedBalance(address);

  await app.go('Withdraw');
  await page.getByText('Give wmrETH').click();
  await page.getByRole('button', { name: 'Use all' }).click();
  const ways = page.getByRole('region', { name: /^Ways out, for/ });
  await test.step('every way out is there, none chosen', async () => {
    await expect(ways.getByRole('row', { name: /^Protocol queue/ })).toContainText(/pays \d/);
    await expect(ways.getByRole('row', { name: /^Sell on Uniswap v3, 0\.01 % pool/ })).toContainText('at once');
    await expect(ways.getByRole('status')).toHaveText(`2 ways out for ${formatExact(held)} wmrETH are compared below.`);
    await expect(page.getByText('You receive at least')).toBeHidden();
  });

  await test.step('sell all of it', async () => {
    await chain.withoutReports(async () => {
      await ways.getByRole('button', { name: /^Sell .* wmrETH here$/ }).click();
      await page.getByText('1 %', { exact: true }).click();
      const before = await chain.client.getBalance({ address });
      await ways.getByRole('button', { name: /^Sell .* for at least/ }).click();
      await expect(app.dialog).toContainText('At least, or nothing is sold');
      await expect(app.dialog).toContainText(`Allow the market to move exactly ${formatExact(held)} wmrETH`);
      const signed = wallet.sent.length;
      await app.confirm();
      await expect(app.outcome).toContainText('You received');
      const hashes = wallet.sent.slice(signed);
      expect(hashes).toHaveLength(2);
      const fees = (await Promise.all(hashes.map((hash) => chain.gasPaid(hash)))).reduce((sum, fee) => sum + fee, 0n);
      const gained = (await chain.client.getBalance({ address })) - before + fees;
      await expect(app.outcome).toContainText(`You received ${formatExact(gained)} ETH.`);
      expect(await chain.wrappedBalance(address)).toBe(0n);
    });
  });
});

test('a price that falls after the review takes nothing, and one out of bounds is not sold at', async ({
  page,
  chain,
  wallet,
}) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  const { address } = wallet.account;
  await app.open('/');
  await app.connect();
  await page.getByText('Receive wmrETH').click();
  await app.stake(2);
  const held = await chain.wrappedBalance(address);
  await app.go('Withdraw');
  await page.getByText('Give wmrETH').click();
  await app.amount.fill('1');
  const ways = page.getByRole('region', { name: /^Ways out, for 1 wmrETH/ });
  await ways.getByRole('button', { name: 'Sell 1 wmrETH here' }).click();
  await ways.getByRole('button', { name: /^Sell 1 wmrETH for at least/ }).click();
  await expect(app.dialog).toContainText('2 signatures');
  await depeg(chain.link, 5);
  await app.confirm();
  await expect(app.remark(/Not sent\./)).toBeVisible();
  expect(await chain.wrappedBalance(address)).toBe(held);
  await app.closeDialog();

  await depeg(chain.link, 15);
  await expect(ways).toContainText('more than 10 % away');
  await expect(ways.getByRole('button', { name: /^Sell/ })).toHaveCount(0);
  await depeg(chain.link, 0);
  await expect(ways.getByRole('button', { name: /^Sell 1 wmrETH for at least/ })).toBeVisible();
});

import { expect } from '@playwright/test';
import { parseEther } from 'viem';

import { formatExact } from '@/lib/format/format-amount';

import { AppPage } from './pages/app-page';
import { test } from './support/fixtures';

test('a person stakes, holds, requests and claims, and every number agrees with the chain to the wei', async ({
  page,
  chain,
  wallet,
}) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  const { address } = wallet.account;
  await app.open('/');
  await app.connect();

  await test.step('stake 1.5 ETH', async () => {
    await app.submit('1,5', /^Stake 1\.5 ETH$/);
    await app.confirm();
    await expect(app.outcome).toContainText('You received');
    expect(wallet.sent).toHaveLength(1);
    // The quote counts on the rate at the newest block; a report may have landed since the deposit, so hold the event's amount.
    const received = await chain.rebasingBalance(address);
    expect(parseEther('1.5') - received).toBeLessThan(10n ** 10n);
    await app.closeDialog();
  });

  await test.step('request 1 back, with an approval of exactly 1', async () => {
    await app.go('Withdraw');
    await expect(page.getByText(/^Balance 1\.[45]/)).toBeVisible();
    await app.submit('1', /^Request 1 mrETH/);
    await expect(app.dialog).toContainText('2 signatures');
    await expect(app.dialog).toContainText('move exactly 1 mrETH');
    await app.confirm();
    await expect(app.outcome).toContainText('Your request is #');
    expect(wallet.sent).toHaveLength(3);
    expect(await chain.rebasingAllowance(address, chain.link.contracts.addresses.WithdrawalQueueERC721)).toBe(0n);
    expect(await chain.requestIds(address)).toHaveLength(1);
  });

  await test.step('see it finalized by a live report', async () => {
    await app.dialog.getByRole('link', { name: 'the claim page' }).click();
    await expect(app.dialog).toBeHidden();
    await expect(page.getByText(/\d+(st|nd|rd|th) of \d+/).first()).toBeVisible();
    await expect(page.getByRole('main').getByText('Ready', { exact: true })).toBeVisible({ timeout: 90_000 });
  });

  await test.step('claim it', async () => {
    const before = await chain.client.getBalance({ address });
    await page.getByRole('button', { name: /^Claim .* ETH$/ }).click();
    const promised = await app.dialog.getByText(/ETH$/).last().textContent();
    await app.confirm();
    await expect(app.outcome).toContainText('You received');
    const claimHash = wallet.sent[3];
    if (claimHash === undefined) throw new Error('no claim was sent');
    const gained = (await chain.client.getBalance({ address })) - before + (await chain.gasPaid(claimHash));
    expect(promised).toBe(`${formatExact(gained)} ETH`);
    await expect(app.outcome).toContainText(`${formatExact(gained)} ETH`);
    expect(parseEther('1') - gained).toBeLessThanOrEqual(1n);
    expect(await chain.requestIds(address)).toHaveLength(0);
    await app.closeDialog();
    await expect(page.getByText('This account has no open requests.')).toBeVisible();
  });
});

test('what a stake is quoted is what it brings, for both tokens', async ({ page, chain, wallet }) => {
  const app = new AppPage(page);
  const { address } = wallet.account;
  await app.open('/');
  await app.connect();
  await app.submit('0.123456789', /^Stake 0\.123/);
  const quoted = await app.dialog.getByText(/mrETH$/).textContent();
  await app.confirm();
  await expect(app.outcome).toContainText(quoted ?? 'no quote');
  await app.closeDialog();

  await page.getByText('Receive wmrETH').click();
  await app.submit('2', /^Stake 2 ETH$/);
  await app.confirm();
  await app.outcome.waitFor();
  await expect(app.outcome).toContainText(`You received ${formatExact(await chain.wrappedBalance(address))} wmrETH`);
});

test('wrapping and unwrapping bring what was quoted', async ({ page, chain, wallet }) => {
  const app = new AppPage(page);
  const { address } = wallet.account;
  await app.open('/');
  await app.connect();
  await app.submit('3', /^Stake 3 ETH$/);
  await app.confirm();
  await app.outcome.waitFor();
  await app.closeDialog();

  await app.go('Wrap');
  await app.submit('2', /^Wrap 2 mrETH$/);
  await app.confirm();
  await app.outcome.waitFor();
  await expect(app.outcome).toContainText(`${formatExact(await chain.wrappedBalance(address))} wmrETH`);
  await app.closeDialog();

  await page.getByText('Unwrap', { exact: false }).first().click();
  await page.getByRole('button', { name: 'Use all' }).click();
  await page.getByRole('button', { name: /^Unwrap 1\.9/ }).click();
  const before = await chain.rebasingBalance(address);
  await app.confirm();
  await app.outcome.waitFor();
  const gained = (await chain.rebasingBalance(address)) - before;
  expect(parseEther('2') - gained).toBeLessThan(10n ** 12n);
  expect(await chain.wrappedBalance(address)).toBe(0n);
});

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
    await chain.withoutReports(async () => {
      await app.submit('1,5', /^Stake 1\.5 ETH$/);
      await app.confirm();
      await expect(app.outcome).toContainText('You received');
      expect(wallet.sent).toHaveLength(1);
      await expect(app.outcome).toContainText(`${formatExact(await chain.rebasingBalance(address))} mrETH`);
    });
    await app.closeDialog();
  });

  await test.step('request 1 back, with a permit of exactly 1', async () => {
    await app.go('Withdraw');
    await expect(page.getByText(/^Balance 1\.[45]/)).toBeVisible();
    await chain.withoutReports(async () => {
      await app.submit('1', /^Request 1 mrETH/);
      await expect(app.dialog).toContainText('2 signatures');
      await expect(app.dialog).toContainText('may move exactly 1 mrETH');
      await app.confirm();
      await expect(app.outcome).toContainText('Your request is #');
      expect(wallet.sent).toHaveLength(2);
      expect(wallet.typed).toMatchObject([{ primaryType: 'Permit', message: { value: parseEther('1').toString() } }]);
      expect(await chain.rebasingAllowance(address, chain.link.contracts.addresses.WithdrawalQueueERC721)).toBe(0n);
      expect(await chain.requestIds(address)).toHaveLength(1);
      await app.dialog.getByRole('link', { name: 'the claim page' }).click();
      await expect(app.dialog).toBeHidden();
      await expect(page.getByText(/\d+(st|nd|rd|th) of \d+/).first()).toBeVisible();
    });
  });

  await test.step('see it finalized by a live report', async () => {
    await expect(page.getByRole('main').getByText('Ready', { exact: true })).toBeVisible({ timeout: 90_000 });
  });

  await test.step('claim it', async () => {
    const before = await chain.client.getBalance({ address });
    await page.getByRole('button', { name: /^Claim .* ETH$/ }).click();
    const promised = await app.quoted();
    await app.confirm();
    await expect(app.outcome).toContainText('You received');
    const claimHash = wallet.sent[2];
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

test('what a stake is quoted is what it brings, to the wei, for both tokens', async ({ page, chain, wallet }) => {
  const app = new AppPage(page);
  const { address } = wallet.account;
  await app.open('/');
  await app.connect();
  await chain.withoutReports(async () => {
    await app.submit('0.123456789123456789', /^Stake 0\.123/);
    const quoted = await app.quoted();
    await app.confirm();
    await expect(app.outcome).toContainText(`You received ${quoted}.`);
    expect(quoted).toBe(`${formatExact(await chain.rebasingBalance(address))} mrETH`);
    await app.closeDialog();
  });
  await chain.withoutReports(async () => {
    await page.getByText('Receive wmrETH').click();
    await app.submit('2', /^Stake 2 ETH$/);
    const quoted = await app.quoted();
    await app.confirm();
    await expect(app.outcome).toContainText(`You received ${quoted}.`);
    expect(quoted).toBe(`${formatExact(await chain.wrappedBalance(address))} wmrETH`);
  });
});

test('wrapping and unwrapping bring what was quoted, to the wei', async ({ page, chain, wallet }) => {
  const app = new AppPage(page);
  const { address } = wallet.account;
  await app.open('/');
  await app.connect();
  await app.stake(3);

  await app.go('Wrap');
  await chain.withoutReports(async () => {
    await app.submit('2', /^Wrap 2 mrETH$/);
    const quoted = await app.quoted();
    await app.confirm();
    await expect(app.outcome).toContainText(`You received ${quoted}.`);
    expect(quoted).toBe(`${formatExact(await chain.wrappedBalance(address))} wmrETH`);
    expect(await chain.rebasingAllowance(address, chain.link.contracts.addresses.WstETH)).toBe(0n);
    await app.closeDialog();
  });

  await page.getByText('Unwrap').first().click();
  await page.getByRole('button', { name: 'Use all' }).click();
  await chain.withoutReports(async () => {
    await page.getByRole('button', { name: /^Unwrap 1\.9/ }).click();
    const before = await chain.rebasingBalance(address);
    const quoted = await app.quoted();
    await app.confirm();
    await expect(app.outcome).toContainText(`You received ${quoted}.`);
    // Two balances are rounded down each by itself, so their difference can be a wei more than the shares that moved.
    const gained = (await chain.rebasingBalance(address)) - before;
    expect([formatExact(gained), formatExact(gained - 1n)].map((amount) => `${amount} mrETH`)).toContain(quoted);
    expect(await chain.wrappedBalance(address)).toBe(0n);
  });
});

import { expect } from '@playwright/test';
import { setStakingLimit } from '@/devnet/controls';
import { queuePaused, stakingPaused } from '@/devnet/scenarios/protocol';

import { AppPage } from './pages/app-page';
import { test } from './support/fixtures';

const BAD_AMOUNTS = [
  { text: '0', reason: 'Enter an amount above zero.' },
  { text: '-1', reason: 'An amount cannot be negative.' },
  { text: '1e-19', reason: 'Smaller than the smallest unit: ETH has 18 decimals.' },
  { text: '1e30', reason: 'Over the staking limit' },
  { text: '1e80', reason: 'No one can have that much ETH.' },
  { text: '101', reason: 'More than you have: 100 ETH.' },
  { text: '100', reason: 'Network cost would not be covered' },
  { text: '1', reason: 'So small that it rounds down to nothing', wei: true },
  { text: 'a lot', reason: 'This is not a number.' },
  { text: '1.2.3,4', reason: 'This is not a number.' },
] as const;

test('bad amounts are refused with a reason and nothing is sent', async ({ page, chain, wallet }) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  await expect(page.getByText('Balance 100 ETH')).toBeVisible();
  for (const bad of BAD_AMOUNTS) {
    await test.step(bad.text, async () => {
      await app.amount.fill('wei' in bad ? '0.000000000000000001' : bad.text);
      await page.locator('main').getByRole('button', { name: 'Stake', exact: true }).click();
      await expect(app.problem).toContainText(bad.reason);
      await expect(app.amount).toBeFocused();
      await expect(app.amount).toHaveAttribute('aria-invalid', 'true');
      await expect(app.dialog).toBeHidden();
    });
  }
  expect(await chain.sentBy(wallet.account.address)).toBe(0);
});

test('an empty field is only complained about once the person goes on', async ({ page, wallet }) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  await expect(app.problem).toBeEmpty();
  await page.locator('main').getByRole('button', { name: 'Stake', exact: true }).click();
  await expect(app.problem).toHaveText('Enter an amount of ETH.');
  expect(wallet.sent).toHaveLength(0);
});

test('the most is offered with gas kept back, and it can be staked', async ({ page, wallet }) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  await page.getByRole('button', { name: /^Use 99\.9.*, gas kept back$/ }).click();
  await page
    .locator('main')
    .getByRole('button', { name: /^Stake 99\.9/ })
    .click();
  await app.confirm();
  await expect(app.outcome).toContainText('You received');
  expect(wallet.sent).toHaveLength(1);
});

test('while staking is paused the page says so, and a stake already under review is refused', async ({
  page,
  chain,
  wallet,
}) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  await app.amount.fill('1');
  await page
    .locator('main')
    .getByRole('button', { name: /^Stake 1 ETH$/ })
    .click();
  await expect(app.dialog.getByRole('button', { name: 'Go on to your wallet' })).toBeVisible();
  try {
    await stakingPaused.play(chain.link);
    await app.confirm();
    await expect(app.remark('Staking has been paused.')).toBeVisible();
    await app.dialog.getByRole('button', { name: 'Read everything again' }).click();
    await expect(app.remark('Staking is paused by the protocol.')).toBeVisible();
    await app.closeDialog().catch(() => page.keyboard.press('Escape'));
    await expect(app.problem).toContainText('Staking is paused by the protocol.');
    await expect(app.row('Room left')).toHaveText('none, staking is paused');
  } finally {
    await stakingPaused.undo?.(chain.link);
  }
  await expect(app.row('Room left')).not.toHaveText('none, staking is paused');
  expect(await chain.sentBy(wallet.account.address)).toBe(0);
});

test('over the staking limit it says what fits and when', async ({ page, chain, wallet }) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  try {
    await setStakingLimit(chain.link, '10');
    await app.amount.fill('50');
    await expect(app.problem).toContainText('it holds 10 ETH at most');
  } finally {
    await setStakingLimit(chain.link, '150000');
  }
  expect(await chain.sentBy(wallet.account.address)).toBe(0);
});

test('while the queue is paused no request can be made', async ({ page, chain, wallet }) => {
  const app = new AppPage(page);
  await app.open('/withdraw');
  await app.connect();
  try {
    await queuePaused.play(chain.link);
    await app.amount.fill('1');
    await expect(app.problem).toContainText('The withdrawal queue is paused');
  } finally {
    await queuePaused.undo?.(chain.link);
  }
  await expect(app.problem).toContainText('More than you have');
  expect(await chain.sentBy(wallet.account.address)).toBe(0);
});

test('a declined signature is no error: nothing is sent, and trying again works', async ({ page, chain, wallet }) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  wallet.signThenDecline(0, 1);
  await app.submit('1', /^Stake 1 ETH$/);
  await app.confirm();
  await expect(app.remark(/Declined\. You declined in your wallet\. Nothing was sent\./)).toBeVisible();
  expect(await chain.sentBy(wallet.account.address)).toBe(0);
  await app.dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(app.outcome).toContainText('You received');
});

test('declining the second of two signatures keeps the first, and goes on from there', async ({
  page,
  chain,
  wallet,
}) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  await app.stake(2);
  await app.go('Wrap');
  await app.amount.fill('1');
  await page
    .locator('main')
    .getByRole('button', { name: /^Wrap 1 mrETH$/ })
    .click();
  await expect(app.dialog).toContainText('2 signatures');
  wallet.signThenDecline(1, 1);
  await app.confirm();
  await expect(app.remark('Declined.')).toBeVisible();
  await expect(app.dialog).toContainText('One signature');
  expect(await chain.sentBy(wallet.account.address)).toBe(2);
  await app.dialog.getByRole('button', { name: 'Try again' }).click();
  await app.outcome.waitFor();
  expect(await chain.sentBy(wallet.account.address)).toBe(3);
});

test('on another network the button switches the network before anything else', async ({ page, chain, wallet }) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.connect();
  await wallet.moveTo(1);
  await app.amount.fill('1');
  await page.locator('main').getByRole('button', { name: 'Switch your wallet to Devnet' }).click();
  await expect(page.locator('main').getByRole('button', { name: 'Stake 1 ETH' })).toBeVisible();
  expect(wallet.chainId).toBe(31337);
  expect(await chain.sentBy(wallet.account.address)).toBe(0);
});

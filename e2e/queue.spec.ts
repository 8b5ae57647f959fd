import path from 'node:path';

import { expect, type Page } from '@playwright/test';
import { type Address, parseEther } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { requestFrom, stakeFrom, unlockedAccount } from '@/devnet/accounts';
import { claimFinalized } from '@/devnet/claims';
import { pauseQueue, reportLoss, resumeQueue } from '@/devnet/controls';
import { formatColumn } from '@/lib/format/format-amount';

import { AppInstance } from '@/scripts/app-instance';
import { axeFaults, overflowOf } from './support/access';
import type { Chain } from './support/chain';
import { test } from './support/fixtures';
import { FlakyNode } from './support/flaky-node';

async function expectClean(page: Page, what: string): Promise<void> {
  expect(await axeFaults(page), what).toEqual([]);
}

async function expectToFit(page: Page, what: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await overflowOf(page), what).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** An unlocked account asks for 5 ETH back. */
async function askedBy(chain: Chain, account: Address): Promise<bigint> {
  await stakeFrom(chain.link, account, parseEther('6'));
  await requestFrom(chain.link, account, parseEther('5'));
  return chain.client.readContract({
    address: chain.link.contracts.addresses.WithdrawalQueueERC721,
    abi: withdrawalQueueErc721Abi,
    functionName: 'getLastRequestId',
  });
}

const lineOf = (page: Page, name: string) =>
  page
    .locator('main dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd');

test('the queue shows what its contracts say, counts down to the next report, and estimates any amount', async ({
  page,
  chain,
}) => {
  test.setTimeout(120_000);
  await chain.withoutReports(async () => {
    await page.goto('/queue');
    const { Lido, WithdrawalQueueERC721 } = chain.link.contracts.addresses;
    const shown = lineOf(page, 'In the buffer, what this word means');
    await expect(shown).toContainText('ETH');
    await expect
      .poll(async () => {
        const buffered = await chain.client.readContract({
          address: Lido,
          abi: lidoAbi,
          functionName: 'getBufferedEther',
        });
        return (await shown.textContent())?.includes(formatColumn(buffered));
      })
      .toBe(true);
    const waits = await chain.client.readContract({
      address: WithdrawalQueueERC721,
      abi: withdrawalQueueErc721Abi,
      functionName: 'unfinalizedStETH',
    });
    await expect(lineOf(page, 'Queued to leave, what this word means')).toContainText(formatColumn(waits));
  });
  const timer = page.getByRole('timer');
  const first = await timer.textContent();
  await expect.poll(() => timer.textContent()).not.toBe(first);
  await expect(lineOf(page, 'half are paid by')).toContainText('UTC');
  await expect(page.getByText('What decides')).toBeVisible();

  const amount = page.getByRole('textbox', { name: /^Amount/ });
  await amount.fill('500000');
  await expect(page.getByText(/ETH more at hand, the next report/)).toBeVisible();
  await amount.fill('nothing');
  await expect(page.getByText(/^Write an amount of ETH above zero/)).toBeVisible();
});

test('every part of the queue can be read by keyboard, and its figures open their origin', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/queue');
  const table = page.getByText('as a table', { exact: true });
  await table.focus();
  await page.keyboard.press('Enter');
  const box = page.getByRole('region', { name: 'Past payments' });
  await expect(box.getByRole('row').nth(1)).toContainText('UTC');
  await page.keyboard.press('Tab');
  await expect(box).toBeFocused();
  await lineOf(page, 'Paid out by validators')
    .getByRole('button', { name: /where this comes from/ })
    .focus();
  await page.keyboard.press('Enter');
  const note = page.locator('.provenance-note:popover-open');
  await expect(note).toContainText('getEthBalance');
  await expect(note).toContainText(/block \d/);
  await page.keyboard.press('Escape');
  await expectClean(page, 'with its tables open');
  await expectToFit(page, 'with its tables open');
  // What this protocol version does not have is said to be absent, not shown as none.
  await expect(lineOf(page, 'In vaults of single stakers')).toHaveText('absent in this version');
});

test('without scripts the queue is there, and the server estimates an amount', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('/queue');
  await expect(lineOf(page, 'half are paid by')).toContainText('UTC');
  await page.getByRole('textbox', { name: /^Amount/ }).fill('500000');
  await page.getByRole('button', { name: 'Estimate' }).click();
  await expect(page).toHaveURL(/amount=500000/);
  await expect(page.getByText(/ETH more at hand, the next report/)).toBeVisible();
  await context.close();
});

test('one request is followed from its place to its claim, a loss on the way told in full', async ({ page, chain }) => {
  test.setTimeout(180_000);
  const account = await unlockedAccount(chain.link, 3);
  const id = await chain.withoutReports(async () => {
    const made = await askedBy(chain, account);
    await pauseQueue(chain.link);
    return made;
  });
  try {
    // The server shows the block that it last looked at, which may be the one before.
    await expect.poll(async () => (await page.request.get(`/api/v1/queue/${id}`)).status()).toBe(200);
    await page.goto(`/queue/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Request #${id}`);
    await expect(page.getByText('Waiting', { exact: true })).toBeVisible();
    await expect(page.getByText(/ asked for ahead of it\.$/)).toBeVisible();
    await expect(page.getByText('The queue is paused and nobody has said until when.')).toBeVisible();
    await expect(page.getByRole('img', { name: `The token of request ${id}, as its contract draws it` })).toBeVisible();
    await expectClean(page, 'waiting');
    await expectToFit(page, 'waiting');
    await reportLoss(chain.link, 0.05);
  } finally {
    await resumeQueue(chain.link);
  }
  await expect(page.getByText('Ready, less than asked')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(/^0\.00\d+.* ETH less than was asked for\.$/)).toBeVisible();
  await expect(page.getByText(/^the report of /)).toBeVisible();
  await expectClean(page, 'discounted');
  await expectToFit(page, 'discounted');
  await expect(page.getByRole('main').getByRole('link', { name: 'Claim it' })).toHaveAttribute(
    'href',
    '/withdraw/claim',
  );

  await claimFinalized(chain.link, account);
  await expect(page.getByText('Claimed, less than asked')).toBeVisible();
  await expect(page.getByText('The token of a claimed request is burnt.')).toBeVisible();
  await expectClean(page, 'claimed');
  await expectToFit(page, 'claimed');
});

test('a number that no request has leads to a clear end, in pages and in the API', async ({ page, request }) => {
  for (const id of ['99999999', '0', 'abc']) {
    const answer = await page.goto(`/queue/${id}`);
    expect(answer?.status(), id).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such request');
  }
  await expectClean(page, 'unknown');
  const unknown = await request.get('/api/v1/queue/99999999');
  expect(unknown.status()).toBe(404);
  expect(await unknown.json()).toMatchObject({ type: 'urn:millrace:problem:no-such-request' });
  for (const wrong of ['/api/v1/queue/0', '/api/v1/queue?amount=-1', '/api/v1/queue?amount=1&amount=2'])
    expect((await request.get(wrong)).status(), wrong).toBe(400);
});

test('a request that no block has yet shows as soon as one does', async ({ page, chain }) => {
  const account = await unlockedAccount(chain.link, 4);
  const next = (await askedBy(chain, account)) + 1n;
  const answer = await page.goto(`/queue/${next}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such request');
  expect(await askedBy(chain, account)).toBe(next);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Request #${next}`);
  await expect(page.getByText('Waiting', { exact: true })).toBeVisible();
});

test('when the node is away, the queue and a request keep their last figures, or say that there are none', async ({
  page,
  chain,
}) => {
  test.setTimeout(120_000);
  const node = new FlakyNode(chain.url);
  await node.up();
  await node.down();
  const app = await AppInstance.start({
    MILLRACE_NETWORK: 'devnet',
    MILLRACE_DEPLOYMENT: path.join(chain.folder, 'deployment.json'),
    RPC_URLS: node.url,
  });
  try {
    await page.goto(`${app.url}/queue`);
    await expect(page.getByText('The queue cannot be read now:')).toBeVisible();
    await page.goto(`${app.url}/queue/1`);
    await expect(page.getByText('The request cannot be read now:')).toBeVisible();
    await expectClean(page, 'without figures');
    await node.up();
    await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible({ timeout: 30_000 });
    await page.goto(`${app.url}/queue`);
    await expect(lineOf(page, 'Together')).toContainText('ETH');
    await node.down();
    await expect(page.getByText(/^Figures are old/)).toBeVisible();
    const answer = await page.request.get(`${app.url}/queue`, { timeout: 10_000 });
    expect(await answer.text()).toContain('Figures are old');
    await expect(lineOf(page, 'Together')).toContainText('ETH');
  } finally {
    app.stop();
    await node.down();
  }
});

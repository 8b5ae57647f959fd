import { expect } from '@playwright/test';
import { type Address, erc20Abi } from 'viem';

import { unlockedAccount } from '@/devnet/accounts';

import { AppPage } from './pages/app-page';
import { PositionPage } from './pages/position-page';
import { axeFaults, overflowOf } from './support/access';
import type { Chain } from './support/chain';
import { test } from './support/fixtures';

const digits = (text: string | null) => (text ?? '').replace(/[^\d.]/g, '');
/** Six decimals, cut off, as the page shows them. */
const sixOf = (amount: bigint) =>
  `${amount / 10n ** 18n}.${(amount % 10n ** 18n)
    .toString()
    .padStart(18, '0')
    .slice(0, 6)
    .replace(/0{1,2}$/, '')}`;

/** A seeded account, which has something in all three pools. */
const seeded = (chain: Chain) => unlockedAccount(chain.link, 5);

test('an account’s position is that of the contracts, and its ledger adds up', async ({ page, chain }) => {
  const account = await seeded(chain);
  await chain.withoutReports(async () => {
    const position = new PositionPage(page);
    await position.openReady(account);
    const block = await position.block();
    const at = { blockNumber: block, functionName: 'balanceOf', args: [account] } as const;
    const { Lido, WstETH } = chain.link.contracts.addresses;
    const { RocketTokenRETH } = chain.link.contracts.rocketPool.addresses;
    for (const address of [Lido, WstETH, RocketTokenRETH]) {
      const token = { address, abi: erc20Abi } as const;
      const symbol = await chain.client.readContract({ ...token, functionName: 'symbol' });
      const amount = await chain.client.readContract({ ...token, ...at });
      expect(digits(await position.held(symbol).textContent()), symbol).toContain(sixOf(amount));
    }
    const { lines, closing } = await position.addedUp('All pools, ETH');
    expect(lines.reduce((sum, line) => sum + line, 0n)).toBe(closing);
  });
});

test('an account is watched without a wallet, by its address, and what is no account is said', async ({
  page,
  chain,
}) => {
  const account = await seeded(chain);
  const position = new PositionPage(page);
  await position.open('/position');
  await position.lookUp('vitalik.eth');
  await expect(position.alert).toContainText('has no name registry');
  await position.lookUp('0x12');
  await expect(position.alert).toContainText('neither an address');
  await position.lookUp(account.toLowerCase());
  await expect(page).toHaveURL(new RegExp(`/position/${account}$`, 'i'));
  await expect(page.getByText('watching, no wallet needed')).toBeVisible();
  await position.waitUntilRead();
  await position.countFrom('7 days');
  await expect(page.getByRole('heading', { name: /^Earned since/ })).toBeVisible();
  const { lines, closing } = await position.addedUp('All pools, ETH');
  expect(lines.reduce((sum, line) => sum + line, 0n)).toBe(closing);
});

test('a chart is read point by point with the keyboard, and as a table', async ({ page, chain }) => {
  const position = new PositionPage(page);
  await position.openReady(await seeded(chain));
  const slider = page.getByRole('slider', { name: 'Worth, point by point' });
  await slider.focus();
  const last = await slider.getAttribute('aria-valuetext');
  await page.keyboard.press('Home');
  const first = await slider.getAttribute('aria-valuetext');
  expect(first).toMatch(/^\d+ \w+ \d{4}: [\d,.\s]+ ETH/);
  expect(first).not.toBe(last);
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', last ?? '');
  const chart = page.getByRole('region', { name: 'Worth', exact: true });
  await chart.getByText('as a table').click();
  await expect(chart.getByRole('table')).toBeVisible();
});

test('exports are of one block and add up', async ({ page, chain }) => {
  const account = await seeded(chain);
  const position = new PositionPage(page);
  await position.openReady(account);
  const csv = await position.download('CSV');
  expect(csv.name).toMatch(/^millrace-csv-0x[0-9a-fA-F]{40}-block-\d+\.csv$/);
  const rows = csv.text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  for (const pool of ['lido', 'rocket-pool']) {
    const own = rows.filter(([id]) => id === pool);
    const exact = (text = '0') =>
      BigInt(text.replace(/^(-?\d+)(?:\.(\d+))?$/, (_, whole, rest = '') => whole + rest.padEnd(18, '0')));
    const opening = exact(own[0]?.[7]);
    const sum = own.slice(1).reduce((total, cells) => total + exact(cells[6]), opening);
    expect(sum).toBe(exact(own.at(-1)?.[7]));
    expect(own.at(-1)?.[10]).toMatch(/^sha256:[0-9a-f]{64}$/);
  }
  const koinly = await position.download('Koinly');
  expect(koinly.text).toMatch(/^Date,Sent Amount,Sent Currency,Received Amount/);
  expect(koinly.text).toContain(',reward,');
  const rotki = await position.download('rotki');
  expect(rotki.text).toMatch(/^Type,Location,Currency,Amount,Fee,Fee Currency,Description,Timestamp/);
  expect(rotki.text).toContain('Staking,external,eip155:31337/erc20:0x');
});

test('a connected wallet’s position shows by itself, and is read again when asked to', async ({
  page,
  wallet,
  seeds,
}) => {
  const app = new AppPage(page);
  await app.open('/position');
  await expect(page.getByRole('textbox', { name: 'Address' })).toBeVisible();
  await app.connect();
  await expect(page.getByText('your account')).toBeVisible();
  await expect(page.getByText('holds nothing in these pools')).toBeVisible();
  expect(wallet.sent).toHaveLength(0);
  await seeds.give(wallet.account, '2');
  await page.getByRole('button', { name: 'Read it again' }).click();
  await expect(new PositionPage(page).held('mrETH')).toBeVisible();
});

test('a position shows its numbers before any script runs, passes axe and fits 320 px in both themes', async ({
  browser,
  baseURL,
  chain,
}) => {
  test.setTimeout(120_000);
  const account: Address = await seeded(chain);
  for (const colorScheme of ['light', 'dark'] as const) {
    const viewport = { width: 320, height: 800 };
    const context = await browser.newContext({ colorScheme, viewport, ...(baseURL && { baseURL }) });
    const page = await context.newPage();
    const position = new PositionPage(page);
    await position.openReady(account);
    expect(await overflowOf(page), colorScheme).toBeLessThanOrEqual(0);
    expect(await axeFaults(page), colorScheme).toEqual([]);
    await context.close();
  }
  const quiet = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await quiet.newPage();
  await page.goto(`/position/${account}`);
  await expect(page.getByText('Now, as the contracts say').first()).toBeAttached();
  await expect(page.getByRole('table', { name: /^The account’s ledger/ })).toBeVisible();
  await quiet.close();
});

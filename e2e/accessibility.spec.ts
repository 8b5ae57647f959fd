import { expect, type Page } from '@playwright/test';

import { closeEpoch, fulfilEpoch } from '@/devnet/vault/vault-controls';

import { AppPage } from './pages/app-page';
import { ReceiverPart } from './pages/receiver-part';
import { axeFaults, overflowOf } from './support/access';
import { test } from './support/fixtures';

const PAGES = [
  ...['/', '/wrap', '/withdraw', '/withdraw/claim', '/queue', '/queue/1', '/position', '/nowhere'],
  ...['/protocols', '/protocols/lido', '/protocols/rocket-pool', '/stake/rocket-pool', '/withdraw/rocket-pool'],
  ...['/learn', '/settings', '/status'],
] as const;

for (const path of PAGES) {
  test(`${path} passes axe and fits 320 px in both themes`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(path);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await expectClean(page);
    await expectCleanInTheDark(page);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    expect(await overflowOf(page), 'written from right to left').toBeLessThanOrEqual(0);
  });
}

test('nothing moves for those who ask for less motion, and forced colours leave every control visible', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    forcedColors: 'active',
    ...(baseURL && { baseURL }),
  });
  const page = await context.newPage();
  for (const path of PAGES) {
    await page.goto(path);
    const moving = await page.evaluate(() =>
      document.getAnimations().filter(({ playState }) => playState === 'running'),
    );
    expect(moving, path).toEqual([]);
    expect(await page.evaluate(untoldControls), path).toEqual([]);
  }
  await context.close();
});

test('the wallet list, the review and the result pass axe and fit 320 px, in both themes and with forced colours', async ({
  page,
  wallet,
}) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await app.open('/');
  await app.openWallets();
  // RainbowKit draws the wallet's picture beside its name as an image that has no words; there is no way to give it any.
  await expectUsable(page, ['role-img-alt']);
  await app.chooseWallet();
  await app.submit('1', /^Stake 1 ETH$/);
  await app.dialog.getByRole('button', { name: 'Go on to your wallet' }).waitFor();
  await expectUsable(page);
  await app.confirm();
  await app.outcome.waitFor();
  await expectUsable(page);
  expect(wallet.sent).toHaveLength(1);
});

test('a vault’s forms, its requests and the check of a receiver pass axe and fit 320 px', async ({
  page,
  chain,
  seeds,
  wallet,
}) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  const { vault } = chain.link.contracts.vault;
  const { address } = wallet.account;
  await seeds.depositInVault(wallet.account, '3');
  await seeds.requestFromVault(wallet.account, ['0.5']);
  await closeEpoch(chain.link);
  while ((await fulfilEpoch(chain.link)) !== undefined);
  await seeds.requestFromVault(wallet.account, ['0.25']);
  await page.setViewportSize({ width: 320, height: 800 });
  await app.openAgain(`/stake/vault-${vault.toLowerCase()}`, wallet);
  await app.amount.fill('1');
  await expect(app.row('You receive')).toContainText(/^\d/);
  await expectFit(page);
  await app.open(`/withdraw/vault-${vault.toLowerCase()}`);
  await app.amount.fill('1');
  await page
    .getByRole('region', { name: /^Ways out/ })
    .getByRole('row', { name: /^Sell/ })
    .waitFor();
  await expectFit(page);
  await app.open('/withdraw/claim');
  const receiver = new ReceiverPart(page);
  await receiver.choose();
  await receiver.enter(`${address.slice(0, 5)}${'7'.repeat(34)}${address.slice(-3)}`.toLowerCase());
  await receiver.found.waitFor();
  await expectFit(page);
});

test('figures in rows that open their origins pass axe and fit 320 px: a position, a request, the ways out', async ({
  page,
  chain,
  seeds,
}) => {
  test.setTimeout(120_000);
  const holder = await seeds.holder('2');
  await page.setViewportSize({ width: 320, height: 800 });
  // A report would pay the requests that are to wait.
  await chain.withoutReports(async () => {
    await seeds.requestFor(holder, ['0.4', '0.75']);
    const [id] = await chain.requestIds(holder.address);
    await expect(async () => {
      await page.goto(`/position/${holder.address}`);
      await expect(page.getByText(/ETH ahead/).first()).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await expectFit(page);
    await page.goto(`/queue/${id}`);
    await expectFit(page);
  });
  await page.goto('/withdraw');
  await page.locator('main input[inputmode="decimal"]').first().fill('1.5');
  await expect(page.getByRole('row', { name: /^Protocol queue/ })).toContainText('You keep');
  await expectFit(page);
});

test('a figure opens its origin: contract, function, formula, block and a call to copy', async ({ page, chain }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /1 share = .*where this comes from/ }).click();
  const note = page.locator('.provenance-note:popover-open');
  await expect(note).toContainText('Exchange rate');
  await expect(note).toContainText(chain.link.contracts.addresses.Lido);
  await expect(note).toContainText('cast call');
  await expect(note).toContainText('getPooledEthByShares(uint256)');
  await expect(note).toContainText(/block \d/);
});

test('the note of a figure is in view as a whole, however little room is above and below the figure', async ({
  page,
}) => {
  await page.goto('/protocols/lido');
  const note = page.locator('.provenance-note:popover-open');
  for (const { width, height } of [
    { width: 1280, height: 500 },
    { width: 390, height: 700 },
  ]) {
    await page.setViewportSize({ width, height });
    const figure = page.getByRole('button', { name: /where this comes from/ }).nth(3);
    // In the middle, where neither side has room for a note of this length.
    await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await figure.click();
    const box = await note.boundingBox();
    if (box === null) throw new Error('no note is open');
    expect(box.height).toBeGreaterThan(height / 2);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    await page.keyboard.press('Escape');
  }
});

/** What is open, as each person has it. Only backgrounds go with forced colours. */
async function expectUsable(page: Page, except: readonly string[] = []): Promise<void> {
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  await expectClean(page, except);
  await expectCleanInTheDark(page);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  expect(await page.evaluate(untoldControls), 'forced colours').toEqual([]);
  await page.emulateMedia({ forcedColors: 'none' });
}

async function expectFit(page: Page): Promise<void> {
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  await expectClean(page);
}

async function expectClean(page: Page, except: readonly string[] = []): Promise<void> {
  expect(await axeFaults(page, { except })).toEqual([]);
}

async function expectCleanInTheDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  // Only colours are other there.
  expect(await axeFaults(page, { only: ['color-contrast'] }), 'dark').toEqual([]);
}

/** Backgrounds are gone when colours are forced: a control needs words, a border or an underline of its own. */
function untoldControls(): readonly string[] {
  return [...document.querySelectorAll('button, input, select')]
    .filter((control) => {
      const { borderBottomStyle, textDecorationLine } = getComputedStyle(control);
      const isDrawn = borderBottomStyle !== 'none' || textDecorationLine !== 'none';
      return control.checkVisibility() && control.textContent?.trim() === '' && !isDrawn;
    })
    .map((control) => control.outerHTML);
}

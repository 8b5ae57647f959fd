import { expect, type Page } from '@playwright/test';
import { setMining } from '@/devnet/chain-controls';

import { AppPage } from './pages/app-page';
import { axeFaults, overflowOf } from './support/access';
import type { ReadAt } from './support/figures/read-at';
import { blockOf } from './support/figures/reader';
import { REVIEW_WORDS, reviewFault } from './support/figures/review-readers';
import { readNumbers } from './support/figures/shown-figures';
import { test } from './support/fixtures';
import { InjectedWallet } from './support/injected-wallet';

const REVIEW = 'dialog[open]';

/** What is reviewed: the form, how it is filled in, and the titles of figures that the review has to open. */
const REVIEWS: readonly (readonly [path: string, choice: string | null, button: RegExp, titles: readonly string[]])[] =
  [
    [
      '/',
      null,
      /^Stake 1.5 ETH$/,
      ['You give', 'You receive', 'Network cost', 'Gas', 'Price of gas', 'Nonce', 'ETH sent'],
    ],
    ['/wrap', null, /^Wrap 1.5 mrETH$/, ['You give', 'You receive', 'Allowance', 'Network cost', 'ETH sent']],
    ['/wrap', 'Unwrap', /^Unwrap 1.5 wmrETH$/, ['You give', 'You receive', 'Network cost', 'ETH sent']],
    ['/withdraw', null, /^Request 1.5 mrETH/, ['You give', 'Pays at most', 'Allowance', 'Nonce of the permit']],
    ['/stake/rocket-pool', null, /^Stake 1.5 ETH$/, ['You give', 'You receive', 'Network cost']],
    ['/stake/{vault}', null, /1.5 WETH/, ['You give', 'You receive', 'Allowance', 'Network cost']],
  ];

test('every figure of a review opens its origin and is what that origin says', async ({ page, chain, seeds }) => {
  test.setTimeout(180_000);
  const account = await seeds.holder('4');
  await seeds.giveWrapped(account, '2');
  const wallet = await InjectedWallet.install(page, account, chain.url);
  const app = new AppPage(page);
  await chain.withoutReports(async () => {
    await setMining(chain.link, false);
    try {
      const { number, timestamp } = await chain.client.getBlock();
      const at: ReadAt = { client: chain.client, contracts: chain.link.contracts, block: { number, timestamp } };
      const faults: string[] = [];
      for (const [pattern, choice, button, titles] of REVIEWS) {
        const path = pattern.replace('{vault}', `vault-${chain.link.contracts.vault.vault.toLowerCase()}`);
        await app.openAgain(path, wallet);
        if (choice !== null) await page.getByRole('radio', { name: choice, exact: false }).check();
        await app.submit('1.5', button);
        const named = `${pattern}${choice === null ? '' : `, ${choice}`}`;
        for (const fault of await faultsOf(page, at, account.address, titles)) faults.push(`${named}: ${fault}`);
      }
      expect(faults).toEqual([]);
    } finally {
      await setMining(chain.link, true);
    }
  });
});

async function faultsOf(
  page: Page,
  at: ReadAt,
  account: `0x${string}`,
  titles: readonly string[],
): Promise<readonly string[]> {
  await page.locator(REVIEW).getByRole('button', { name: 'Go on to your wallet' }).waitFor();
  await expect(page.locator(REVIEW)).not.toContainText('eing read', { timeout: 30_000 });
  const numbers = await readNumbers(page, REVIEW);
  const { figures, bare } = numbers;
  const shown = new Set(figures.map(({ title }) => title));
  const faults = titles.filter((title) => !shown.has(title)).map((title) => `"${title}" is missing`);
  for (const figure of figures) {
    if (blockOf(figure) !== at.block.number && figure.title !== 'In US dollars')
      faults.push(`"${figure.title}" is of ${figure.readAt}, not of block ${at.block.number}`);
    const fault = await reviewFault({ figure, page: numbers, at, account }).catch((error: unknown) => String(error));
    if (fault !== null) faults.push(`"${figure.title}" under "${figure.label}": ${fault}`);
  }
  const unknown = bare.filter(({ text }) => !REVIEW_WORDS.some((words) => words.test(text)));
  return [...faults, ...unknown.map(({ text, label }) => `nobody judges "${text}" under "${label}"`)];
}

test('a note in a review closes before the review does, and gives the focus back', async ({ page, wallet }) => {
  const app = new AppPage(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await app.openAgain('/', wallet);
  await app.submit('1', /^Stake 1 ETH$/);
  const review = page.locator(REVIEW);
  const note = page.locator('.provenance-note:popover-open');
  const figure = review.getByRole('button', { name: /gas ?, where this comes from/ });
  await figure.focus();
  await page.keyboard.press('Enter');
  await expect(note).toContainText('cast estimate');
  await expect(note).toContainText('Gas');
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFaults(page), colorScheme).toEqual([]);
  }
  await page.keyboard.press('Tab');
  await expect(note.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await expect(review).toBeVisible();
  await expect(figure).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(review).toBeHidden();
  expect(wallet.sent).toHaveLength(0);
});

import { expect } from '@playwright/test';
import type { Address } from 'viem';

import { setMining } from '@/devnet/chain-controls';

import type { Chain } from './support/chain';
import { type Expected, faultOf } from './support/figures/figure-maths';
import type { ReadAt } from './support/figures/read-at';
import { blockOf, FILLED } from './support/figures/reader';
import { NOT_AGAIN, readerOf } from './support/figures/readers';
import { readNumbers, type ShownFigure } from './support/figures/shown-figures';
import { test } from './support/fixtures';

/** Every page with figures of the pools, and fewest figures on it that open their origin. */
const PAGES: readonly (readonly [path: string, least: number])[] = [
  ['/', 6],
  ['/stake/rocket-pool', 6],
  ['/stake/{vault}', 4],
  ['/wrap', 3],
  ['/withdraw', 3],
  ['/withdraw/rocket-pool', 4],
  ['/withdraw/{vault}', 3],
  ['/withdraw/claim', 3],
  ['/queue', 12],
  ['/protocols', 20],
  ['/protocols/lido', 12],
  ['/protocols/rocket-pool', 8],
  ['/protocols/{vault}', 6],
  ['/position/{account}', 3],
  ['/learn', 4],
];

test('every figure that opens its origin is what the contracts say, and none is unknown here', async ({
  page,
  chain,
  seeds,
  context,
}) => {
  // A busy machine takes its time over twenty pages; an idle one well under a minute.
  test.setTimeout(240_000);
  const holder = await seeds.holder('2.25');
  await seeds.giveWrapped(holder, '1.3');
  await seeds.depositInVault(holder, '1.7');
  await seeds.requestFor(holder, ['0.4', '0.75']);
  const account = holder.address;
  await context.addCookies([{ name: 'millrace.account', value: account, domain: '127.0.0.1', path: '/' }]);
  await standingStill(chain, async (at) => {
    await expect
      .poll(async () => await (await page.request.get('/api/v1/snapshot')).text(), { timeout: 30_000 })
      .toContain(`"number":{"$bigint":"${at.block.number}"}`);
    // Its history is read from the node the first time it is asked for.
    await expect(async () => {
      await page.goto(`/position/${account}`);
      await expect(page.getByRole('heading', { name: 'It adds up' })).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    const faults: string[] = [];
    const vault = `vault-${chain.link.contracts.vault.vault.toLowerCase()}`;
    for (const [pattern, least] of PAGES) {
      const path = pattern.replace('{vault}', vault).replace('{account}', account);
      await page.goto(path);
      const { figures } = await readNumbers(page);
      if (figures.length < least) faults.push(`${pattern} has ${figures.length} figures, not ${least}`);
      for (const fault of await faultsOf(figures, at, account)) faults.push(`${pattern}: ${fault}`);
    }
    for (const [pattern, shows] of FORMS) {
      await page.goto(pattern.replace('{vault}', vault));
      await page.locator('main input[inputmode="decimal"]').first().fill(FILLED);
      for (const title of shows)
        await expect(
          page.locator('.provenance-note').filter({ hasText: title }),
          `${pattern}: ${title}`,
        ).not.toHaveCount(0);
      const { figures } = await readNumbers(page);
      for (const fault of await faultsOf(figures, at, account)) faults.push(`${pattern}, filled in: ${fault}`);
    }
    expect(faults).toEqual([]);
  });
});

/** Forms that are filled in, and the title of a figure that then shows. */
const FORMS: readonly (readonly [path: string, shows: readonly string[]])[] = [
  ['/', ['You receive']],
  ['/stake/rocket-pool', ['You receive']],
  ['/stake/{vault}', ['You receive']],
  ['/withdraw', ['It pays', 'The market pays', 'When the queue pays']],
  ['/withdraw/{vault}', ['It pays', 'The market pays']],
];

/** Runs `work` on a chain on which nothing happens: no block, no report, no trade. */
async function standingStill(chain: Chain, work: (at: ReadAt) => Promise<void>): Promise<void> {
  await chain.withoutReports(async () => {
    await setMining(chain.link, false);
    try {
      const { number, timestamp } = await chain.client.getBlock();
      await work({ client: chain.client, contracts: chain.link.contracts, block: { number, timestamp } });
    } finally {
      await setMining(chain.link, true);
    }
  });
}

/** What is wrong with the figures of a page, in words. */
async function faultsOf(figures: readonly ShownFigure[], at: ReadAt, account: Address): Promise<readonly string[]> {
  const faults: string[] = [];
  let before: Expected | null = null;
  for (const figure of figures) {
    const { contractName, title, text, label } = figure;
    const key = `${contractName}: ${title}`;
    const named = `"${key}" under "${label}"`;
    const block = blockOf(figure);
    // Only the price of ETH may be of an earlier block.
    if (block > at.block.number || (block < at.block.number && title !== 'In US dollars'))
      faults.push(`${named} is of ${figure.readAt}, not of block ${at.block.number}`);
    if (NOT_AGAIN[key] !== undefined) continue;
    const reader = readerOf(figure);
    if (reader === null) {
      faults.push(`nobody reads ${named}, which shows "${text}"`);
      continue;
    }
    const contract = reader.contract?.(at.contracts) ?? figure.contract;
    if (figure.contract.toLowerCase() !== contract.toLowerCase()) faults.push(`${named} names ${figure.contract}`);
    const expected: Expected | string = await reader
      .read({ figure, at, account, before })
      .catch((error: unknown) => String(error));
    const fault = typeof expected === 'string' ? expected : faultOf(text, expected);
    if (fault !== null) faults.push(`${named}: ${fault}`);
    before = typeof expected === 'string' ? null : expected;
  }
  return faults;
}

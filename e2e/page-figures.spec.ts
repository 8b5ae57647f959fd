import { expect, type Page } from '@playwright/test';
import { setMining } from '@/devnet/chain-controls';
import { reportNow } from '@/devnet/report-now';

import type { Chain } from './support/chain';
import { bareFaultsOf, type ShownPage } from './support/figures/bare/bare-rule';
import { BARE_RULES } from './support/figures/bare/bare-rules';
import { type Expected, faultOf } from './support/figures/figure-maths';
import { type ReadAt, wordOf } from './support/figures/read-at';
import { blockOf, FILLED } from './support/figures/reader';
import { NOT_AGAIN, OF_OWN_BLOCK, readerOf } from './support/figures/readers';
import { type PageNumbers, readNumbers } from './support/figures/shown-figures';
import { test } from './support/fixtures';

/** Every page with numbers, and fewest figures on it that open their origin. */
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
  ['/queue/1', 6],
  ['/queue/{request}', 8],
  ['/protocols', 20],
  ['/protocols/lido', 12],
  ['/protocols/rocket-pool', 8],
  ['/protocols/{vault}', 6],
  ['/position/{account}', 60],
  ['/learn', 4],
  ['/settings', 0],
  ['/status', 0],
];

test('every figure is what the contracts say, and no number on any page is unknown here', async ({
  page,
  chain,
  seeds,
  context,
}) => {
  // A busy machine takes its time over twenty pages; an idle one well under a minute.
  test.setTimeout(240_000);
  const holder = await seeds.holder('2.25');
  const account = holder.address;
  await context.addCookies([{ name: 'millrace.account', value: account, domain: '127.0.0.1', path: '/' }]);
  await seeds.giveWrapped(holder, '1.3');
  await seeds.depositInVault(holder, '1.7');
  // What it has by then earns something; what it asks for afterwards goes on waiting.
  await reportNow(chain.link);
  const prepare = async () => {
    await seeds.requestFor(holder, ['0.4', '0.75']);
    await seeds.requestFromVault(holder, ['0.3']);
  };
  await standingStill(chain, prepare, async (at) => {
    await expect
      .poll(async () => await (await page.request.get('/api/v1/snapshot')).text(), { timeout: 30_000 })
      .toContain(`"number":{"$bigint":"${at.block.number}"}`);
    // Its history is read from the node the first time it is asked for.
    await expect(async () => {
      await page.goto(`/position/${account}`);
      await expect(page.getByRole('heading', { name: 'It adds up' })).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    const faults: string[] = [];
    const request = await wordOf(at, at.contracts.addresses.WithdrawalQueueERC721, 'getLastRequestId()');
    const vault = `vault-${chain.link.contracts.vault.vault.toLowerCase()}`;
    for (const [pattern, least] of PAGES) {
      const path = pattern.replace('{vault}', vault).replace('{account}', account).replace('{request}', `${request}`);
      await page.goto(path);
      const numbers = await readNumbers(page);
      if (numbers.figures.length < least) faults.push(`${pattern} has ${numbers.figures.length} figures, not ${least}`);
      for (const fault of await faultsOf({ page: numbers, path, at, account })) faults.push(`${pattern}: ${fault}`);
    }
    for (const [pattern, shows, choice] of FORMS) {
      const path = pattern.replace('{vault}', vault);
      await page.goto(path);
      if (choice !== undefined) await page.getByRole('radio', { name: choice, exact: false }).check();
      await page.locator('main input[inputmode="decimal"]').first().fill(FILLED);
      const named = `${pattern}${choice === undefined ? '' : `, ${choice}`}, filled in`;
      const numbers = await numbersWith(page, shows, named);
      for (const fault of await faultsOf({ page: numbers, path, at, account })) faults.push(`${named}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });
});

/** Forms that are filled in, the titles of figures that then show, and what is chosen before. */
const FORMS: readonly (readonly [path: string, shows: readonly string[], choice?: string])[] = [
  ['/', ['You receive', 'Network cost']],
  ['/stake/rocket-pool', ['You receive', 'Network cost']],
  ['/stake/{vault}', ['You receive', 'Network cost']],
  ['/wrap', ['You receive', 'Network cost']],
  ['/wrap', ['You receive', 'Network cost'], 'Unwrap'],
  ['/withdraw', ['It pays', 'The market pays', 'When the queue pays', 'You keep', 'Not earned', 'Pays at most']],
  ['/withdraw/rocket-pool', ['It pays', 'You keep']],
  ['/withdraw/{vault}', ['It pays', 'The market pays', 'You keep']],
];

/** The numbers of a page once the figures of these titles show, which a form asks the server for. */
async function numbersWith(page: Page, shows: readonly string[], named: string): Promise<PageNumbers> {
  let numbers: PageNumbers = { figures: [], bare: [] };
  await expect(async () => {
    numbers = await readNumbers(page);
    const titles = new Set(numbers.figures.map(({ title }) => title));
    expect(
      shows.filter((title) => !titles.has(title)),
      `${named}: missing`,
    ).toEqual([]);
  }).toPass({ timeout: 20_000 });
  return numbers;
}

/** Runs `work` on a chain on which nothing happens: no block, no report, no trade. */
async function standingStill(
  chain: Chain,
  prepare: () => Promise<void>,
  work: (at: ReadAt) => Promise<void>,
): Promise<void> {
  await chain.withoutReports(async () => {
    // A report between would pay the requests that are to wait.
    await prepare();
    await setMining(chain.link, false);
    try {
      const { number, timestamp } = await chain.client.getBlock();
      await work({ client: chain.client, contracts: chain.link.contracts, block: { number, timestamp } });
    } finally {
      await setMining(chain.link, true);
    }
  });
}

/** What is wrong with the numbers of a page, in words. */
async function faultsOf(shown: ShownPage): Promise<readonly string[]> {
  return [...(await figureFaultsOf(shown)), ...(await bareFaultsOf(shown, BARE_RULES))];
}

async function figureFaultsOf({ page, path, at, account }: ShownPage): Promise<readonly string[]> {
  const faults: string[] = [];
  let before: Expected | null = null;
  for (const figure of page.figures) {
    const { contractName, title, text, label } = figure;
    const key = `${contractName}: ${title}`;
    const named = `"${key}" under "${label}"`;
    const block = blockOf(figure);
    // Only the price of ETH may be of an earlier block, and what the ledger tells of each block.
    const isOlder = OF_OWN_BLOCK.has(title) || (figure.heading === 'Ledger' && figure.place !== null);
    if (block > at.block.number || (block < at.block.number && !isOlder))
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
      .read({ figure, page, at, account, path, before })
      .catch((error: unknown) => String(error));
    const fault = typeof expected === 'string' ? expected : faultOf(text, expected);
    if (fault !== null) faults.push(`${named}: ${fault}`);
    // Beside the total stands how much more there is room for, and then the total's money.
    if (title !== 'Room left') before = typeof expected === 'string' ? null : expected;
  }
  return faults;
}

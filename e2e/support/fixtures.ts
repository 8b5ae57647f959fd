import { test as base, type ConsoleMessage, type Page } from '@playwright/test';

import { testPorts } from '@/scripts/test-ports';

import { Chain } from './chain';
import { InjectedWallet } from './injected-wallet';
import { Seeds } from './seeds';

interface TestFixtures {
  /** A wallet of its own with 100 ETH, announced to the page, not connected. */
  readonly wallet: InjectedWallet;
  /** Whether what is typed in is meant to be refused by the server. */
  readonly isRefused: boolean;
  /** Fails the test when a page logs an error: a broken policy, a failed render, an unhandled rejection, a refusal. */
  readonly quietConsole: undefined;
}

interface WorkerFixtures {
  readonly chain: Chain;
  /** Accounts that hold tokens or requests already. */
  readonly seeds: Seeds;
}

/** Playwright's test with the local chain and a wallet. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  baseURL: async ({}, use) => use(`http://127.0.0.1:${testPorts(process.env).app}`),
  chain: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      await use(await Chain.open());
    },
    { scope: 'worker' },
  ],
  seeds: [async ({ chain }, use) => use(await Seeds.open(chain)), { scope: 'worker' }],
  wallet: async ({ page, chain }, use) => {
    await use(await InjectedWallet.install(page, await chain.freshAccount('100'), chain.url));
  },
  isRefused: [false, { option: true }],
  quietConsole: [
    async ({ page, isRefused }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' && !isExpected(message, page, isRefused)) errors.push(message.text());
      });
      await use(undefined);
      if (errors.length > 0) throw new Error(`the page logged errors:\n${errors.join('\n')}`);
    },
    { auto: true },
  ],
});

/** Browsers log failed requests themselves: an outage is caused on purpose, and so is an address that leads to no page. */
function isExpected(message: ConsoleMessage, page: Page, isRefused: boolean): boolean {
  if (!message.text().startsWith('Failed to load resource')) return false;
  const isRefusal = /status of 4\d\d/.test(message.text());
  return !isRefusal || isRefused || message.location().url === page.url();
}

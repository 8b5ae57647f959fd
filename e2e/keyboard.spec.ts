import { expect } from '@playwright/test';

import { AppPage } from './pages/app-page';
import { test } from './support/fixtures';
import { ScreenReader } from './support/screen-reader';

/** What is told of a transaction, in this order; one stage may be over before it is told, another be told several times. */
const STAGES: readonly { readonly words: RegExp; readonly always: boolean }[] = [
  { words: /^Nothing is sent yet\. Read what will happen, and go on to your wallet\.$/, always: true },
  { words: /^Trying it out without sending…$/, always: false },
  { words: /^Waiting for your signature\. Look into your wallet\.$/, always: true },
  {
    words: /^Sent\. Waiting until it is in a block\. You may close this, or the page: it is not lost\.$/,
    always: true,
  },
  { words: /^In block \d+: \d+ of \d+ confirmations\.$/, always: false },
  { words: /^Done\. (You received|Your request is #)/, always: true },
];

function expectStages(told: readonly string[], signatures: number): void {
  const stages = told.map((text) => STAGES.findIndex(({ words }) => words.test(text)));
  const expected = STAGES.flatMap(({ always }, stage) => (always ? [stage] : []));
  expect(stages, `told: ${told.join(' | ')}`).not.toContain(-1);
  for (const stage of expected) expect(stages, told.join(' | ')).toContain(stage);
  // With two signatures, what comes between the review and the end is told for each.
  const order = signatures === 1 ? stages : [...new Set(stages)];
  expect(order, told.join(' | ')).toEqual([...order].sort());
}

test('a person who sees nothing and has no mouse goes from a stake to its claim, and is told every stage', async ({
  page,
  chain,
  wallet,
}) => {
  test.setTimeout(120_000);
  const reader = await ScreenReader.on(page);
  const app = new AppPage(page);
  const { address } = wallet.account;
  const goOn = app.dialog.getByRole('button', { name: 'Go on to your wallet' });
  /** Enter in a field, or on the button that has the focus, and on through the review to the end. */
  const carryOut = async (outcome: string, signatures: number) => {
    await reader.told();
    await page.keyboard.press('Enter');
    await reader.press(goOn);
    await expect(app.outcome).toContainText(outcome);
    expectStages(await reader.told(), signatures);
  };
  await app.open('/');
  await reader.press(page.getByRole('banner').getByRole('button', { name: 'Connect wallet' }));
  await reader.press(app.injectedWallet);
  await app.account.waitFor();

  await test.step('stake', async () => {
    // A report that lands between page and review would be told of too.
    await chain.withoutReports(async () => {
      await reader.tabTo(app.amount);
      await page.keyboard.type('1,5');
      await expect(app.row('You receive')).toContainText('1.');
      await carryOut('You received', 1);
    });
    await page.keyboard.press('Escape');
    await expect(app.dialog).toBeHidden();
    await reader.expectFocus();
    expect(await chain.rebasingBalance(address)).toBeGreaterThan(0n);
  });

  await test.step('request', async () => {
    await reader.press(page.getByRole('navigation').getByRole('link', { name: 'Withdraw', exact: true }));
    await page.getByRole('heading', { level: 1, name: 'Withdraw' }).waitFor();
    await expect(page.getByText(/^Balance 1\.[45]/)).toBeVisible();
    await chain.withoutReports(async () => {
      await reader.tabTo(app.amount);
      await page.keyboard.type('1');
      await page.getByRole('button', { name: /^Request 1 mrETH/ }).waitFor();
      await carryOut('Your request is #', 2);
      await reader.press(app.dialog.getByRole('link', { name: 'the claim page' }));
      await expect(app.dialog).toBeHidden();
      expect(await chain.requestIds(address)).toHaveLength(1);
    });
  });

  await test.step('claim', async () => {
    const claim = page.getByRole('button', { name: /^Claim [\d.]+ ETH$/ });
    await claim.waitFor({ timeout: 90_000 });
    await reader.tabTo(claim);
    await carryOut('You received', 1);
    await page.keyboard.press('Escape');
    await expect(page.getByText('This account has no open requests.')).toBeVisible();
    expect(await chain.requestIds(address)).toHaveLength(0);
  });
});

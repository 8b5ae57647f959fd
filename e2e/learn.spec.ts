import { expect } from '@playwright/test';

import { GuidePages } from './pages/guide-pages';
import { test } from './support/fixtures';

test('a word opens its explanation by keyboard, and leads to the glossary', async ({ page }) => {
  const guide = new GuidePages(page);
  await guide.open('/');
  const word = page.getByRole('button', { name: /^Exchange rate ?, what this word means/ }).first();
  await word.focus();
  await page.keyboard.press('Enter');
  await expect(guide.note).toContainText('How much ETH one share');
  await page.keyboard.press('Escape');
  await expect(guide.note).toHaveCount(0);
  await expect(word).toBeFocused();
  await word.click();
  await guide.note.getByRole('link', { name: 'All words' }).click();
  await expect(page).toHaveURL(/\/learn#word-exchangeRate$/);
  await expect(page.locator('#word-exchangeRate')).toBeInViewport();
});

test('the guide has live figures and leads to the forms, also without scripts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('/learn');
  const steps = page.getByRole('region', { name: 'From ETH to the token and back' });
  await expect(steps).toContainText(/One share is worth 1\.0/);
  await expect(steps).toContainText(/% APR.*over the last 7 days/);
  const tryIt = page.getByRole('region', { name: 'Try it on the local chain' });
  await tryIt.getByRole('link', { name: 'Withdraw' }).click();
  await expect(page).toHaveURL(/\/withdraw$/);
  await context.close();
});

test('every link of the guide and of the risks leads somewhere', async ({ page, request }) => {
  await page.goto('/learn');
  const links = await page
    .locator('main a[href^="/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  expect(links.length).toBeGreaterThan(10);
  for (const href of new Set(links)) {
    const [path = '', anchor] = href.split('#');
    const answer = await request.get(path);
    expect(answer.status(), href).toBe(200);
    if (anchor !== undefined) expect(await answer.text(), href).toContain(`id="${anchor}"`);
  }
});

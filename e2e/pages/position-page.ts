import { readFile } from 'node:fs/promises';

import { expect, type Locator, type Page } from '@playwright/test';

/** An account's position. */
export class PositionPage {
  /** Why a text leads to no account. */
  readonly alert: Locator;

  constructor(readonly page: Page) {
    this.alert = page.locator('form[action="/position"]').getByRole('alert');
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Opens an account and waits until its history is read. */
  async openReady(account: string): Promise<void> {
    await this.open(`/position/${account}`);
    await this.waitUntilRead();
  }

  async waitUntilRead(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'It adds up' })).toBeVisible({ timeout: 60_000 });
  }

  async lookUp(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /^Address/ }).fill(text);
    await this.page.getByRole('button', { name: 'Show position' }).click();
    await this.page.waitForLoadState();
  }

  async countFrom(span: string): Promise<void> {
    await this.page.getByRole('link', { name: span }).click();
  }

  /** The block everything was read at. */
  async block(): Promise<bigint> {
    const text = await this.page.getByText(/^All of it read at block/).textContent();
    return BigInt((text ?? '').replace(/^.*block ([\d,]+),.*$/, '$1').replaceAll(',', ''));
  }

  /** The row of a token that is held. */
  held(symbol: string): Locator {
    return this.page
      .getByRole('table', { name: 'What the account holds' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('link', { name: symbol, exact: true }) });
  }

  /** A statement's lines without the last, and that one: in the smallest unit. */
  async addedUp(title: string): Promise<{ readonly lines: readonly bigint[]; readonly closing: bigint }> {
    const texts = await this.page
      .getByRole('region', { name: `${title}: how it adds up` })
      .locator('dd')
      .allTextContents();
    const amounts = texts.map(exactOf);
    return { lines: amounts.slice(0, -1), closing: amounts.at(-1) ?? 0n };
  }

  async download(format: string): Promise<{ readonly name: string; readonly text: string }> {
    await this.page.getByRole('radio', { name: format, exact: true }).check();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: 'Download' }).click(),
    ]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }
}

/** "−1,234.5" as wei. */
function exactOf(text: string): bigint {
  const plain = text.replace('\u2212', '-').replace(/[^\d.-]/g, '');
  const [whole = '0', fraction = ''] = plain.replace('-', '').split('.');
  const amount = BigInt(whole + fraction.padEnd(18, '0'));
  return plain.startsWith('-') ? -amount : amount;
}

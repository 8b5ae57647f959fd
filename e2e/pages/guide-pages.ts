import type { Locator, Page } from '@playwright/test';

/** The pages that need no wallet: protocols, learn, settings, status. */
export class GuidePages {
  /** The note that is open: of a figure or of a word. */
  readonly note: Locator;

  constructor(readonly page: Page) {
    this.note = page.locator('.provenance-note:popover-open');
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** A cell of the comparison of pools. */
  async compared(measure: RegExp, pool: string): Promise<Locator> {
    const table = this.page.getByRole('table', { name: 'Pools side by side' });
    const heads = await table.getByRole('columnheader').allTextContents();
    return table.getByRole('row', { name: measure }).getByRole('cell').nth(heads.indexOf(pool));
  }

  /** A part of a long page by its heading. */
  part(title: string | RegExp): Locator {
    return this.page.getByRole('region', { name: title });
  }

  /** Opens the note of a figure with that text inside a part. */
  async openSource(inside: Locator, text: string | RegExp): Promise<void> {
    await inside
      .getByRole('button', { name: /where this comes from/ })
      .filter({ hasText: text })
      .first()
      .click();
  }

  /** What the check of an own node found. */
  finding(id: string): Locator {
    return this.page.locator(`[data-finding="${id}"]`);
  }
}

import { expect, type Locator, type Page } from '@playwright/test';

/** The part of the claim page where another account is chosen to be paid. */
export class ReceiverPart {
  readonly account: Locator;
  /** What the look-up says in one line. */
  readonly help: Locator;
  /** The account that was found, in full. */
  readonly found: Locator;

  constructor(readonly page: Page) {
    this.account = page.getByRole('textbox', { name: 'Account to be paid' });
    this.help = page.locator('main [role="status"][id$="-help"]');
    this.found = page.locator('[data-receiver]');
  }

  async choose(): Promise<void> {
    // A click before the page's scripts run is lost.
    await expect(async () => {
      await this.page.getByText('Pay another account').click();
      await this.account.waitFor({ timeout: 2_000 });
    }).toPass();
  }

  async enter(text: string): Promise<void> {
    await this.account.fill(text);
  }
}

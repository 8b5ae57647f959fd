import type { Locator, Page } from '@playwright/test';

import { InjectedWallet } from '../support/injected-wallet';

/** What all pages share: wallet, amount field, transaction dialog. */
export class AppPage {
  readonly amount: Locator;
  readonly dialog: Locator;
  readonly problem: Locator;
  readonly account: Locator;
  readonly injectedWallet: Locator;

  constructor(readonly page: Page) {
    this.amount = page.getByRole('textbox', { name: /^Amount/ });
    this.dialog = page.getByRole('dialog');
    this.problem = page.locator('main [role="status"][id$="-error"]');
    this.account = page.getByRole('button', { name: /^Account/ });
    this.injectedWallet = page.getByRole('button', { name: InjectedWallet.NAME });
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Opens a page as somebody who connected the injected wallet on an earlier visit. */
  async openAgain(path: string, wallet: InjectedWallet): Promise<void> {
    await wallet.knowSite();
    await this.open(path);
    await this.account.waitFor();
  }

  /**
   * The row of a transaction that is not being looked at.
   * @param title in the words of a regular expression
   */
  tray(title: string): Locator {
    return this.page.getByRole('status').filter({ hasText: new RegExp(`^${title}:`) });
  }

  /** Opens the dialog of a transaction that waits in the tray. */
  async show(title: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^Show ${title}$`) }).click();
  }

  /** Goes to a page by its link in the header. */
  async go(name: 'Stake' | 'Wrap' | 'Withdraw' | 'Claim'): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  /** Connects the injected wallet through RainbowKit's list. */
  async connect(): Promise<void> {
    await this.openWallets();
    await this.chooseWallet();
  }

  /** Opens RainbowKit's list and waits for the injected wallet in it. */
  async openWallets(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Connect wallet' }).click();
    await this.injectedWallet.waitFor();
  }

  /** Chooses the injected wallet in RainbowKit's list. */
  async chooseWallet(): Promise<void> {
    await this.injectedWallet.click();
    await this.account.waitFor();
  }

  /** The row of a ledger with that name. */
  row(name: string): Locator {
    return this.page
      .locator('main dl > div')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .locator('dd');
  }

  /** Types an amount and presses the form's main button. */
  async submit(amount: string, button: RegExp): Promise<void> {
    await this.amount.fill(amount);
    await this.page.locator('main').getByRole('button', { name: button }).click();
  }

  /** Stakes an amount of whole ETH for the rebasing token and closes the dialog. */
  async stake(ether: number): Promise<void> {
    await this.submit(String(ether), new RegExp(`^Stake ${ether} ETH$`));
    await this.confirm();
    await this.outcome.waitFor();
    await this.closeDialog();
  }

  /** Goes on from the review to the wallet. */
  async confirm(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Go on to your wallet' }).click();
  }

  /** The dialog's remark with that text; another may stand beside it when a report came in between. */
  remark(text: string | RegExp): Locator {
    return this.dialog.getByRole('alert').filter({ hasText: text });
  }

  /** What the review says will be received: "1.5 mrETH". */
  quoted(label = 'You receive'): Promise<string> {
    const row = this.dialog.locator('dl > div').filter({ hasText: label });
    return row.locator('dd button').evaluate((button) => button.firstChild?.textContent?.trim() ?? '');
  }

  /** The sentence that says what really happened. */
  get outcome(): Locator {
    return this.dialog.getByRole('status').filter({ hasText: 'Done.' });
  }

  async closeDialog(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).last().click();
  }
}

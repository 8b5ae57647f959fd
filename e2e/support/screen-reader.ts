import { expect, type Locator, type Page } from '@playwright/test';

/**
 * What a page tells a person who does not see it, and how they get about: with the Tab key. Told is what changes in a live
 * region that was there before, and each alert; a status that comes together with its words is told by few readers. Of what
 * lies behind an open dialog nothing is told.
 */
export class ScreenReader {
  private constructor(readonly page: Page) {}

  static async on(page: Page): Promise<ScreenReader> {
    await page.addInitScript(listen);
    return new ScreenReader(page);
  }

  /** What was told since the last call, in order. */
  async told(): Promise<readonly string[]> {
    return this.page.evaluate(() => Reflect.get(window, 'journeyTold').splice(0));
  }

  /** Presses Tab until an element has the focus. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      await this.page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`${target} is not reached within ${MOST_PRESSES} presses of Tab`);
  }

  /** Presses Tab until an element has the focus, and Enter there. */
  async press(target: Locator): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press('Enter');
  }

  /** Fails when the focus has fallen back to the page as a whole, from where everything has to be gone through again. */
  async expectFocus(): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  }
}

const MOST_PRESSES = 150;

function listen(): void {
  const told: string[] = [];
  Reflect.set(window, 'journeyTold', told);
  const known = new WeakMap<Element, string>();
  const look = () => {
    const modal = document.querySelector('dialog:modal');
    for (const region of document.querySelectorAll('[role="status"], [role="alert"], [aria-live="polite"]')) {
      const text = region.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      const before = known.get(region);
      known.set(region, text);
      if (text === '' || text === before || (modal !== null && !modal.contains(region))) continue;
      if (before !== undefined || region.getAttribute('role') === 'alert') told.push(text);
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

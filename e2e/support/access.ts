import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface AxeAsk {
  /** Rules that are not looked at. */
  readonly except?: readonly string[];
  /** The only rules that are. */
  readonly only?: readonly string[];
}

const OFF = { enabled: false };

/** What axe finds wrong with a page as it is now: by all of its rules, and that a finger can hit what it aims at (WCAG 2.2, 2.5.8). */
export async function axeFaults(page: Page, { except = [], only }: AxeAsk = {}): Promise<readonly string[]> {
  const rules = { 'target-size': { enabled: true }, ...Object.fromEntries(except.map((rule) => [rule, OFF])) };
  // Without the further page that axe opens each time to put the answers of foreign frames together: there are none.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    // Everything that is in order would be told of too, element by element.
    .options({ resultTypes: ['violations'], ...(only === undefined ? { rules } : { runOnly: [...only] }) })
    .analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

/** By how many pixels a page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

import type { Page } from '@playwright/test';

/** An entry as browsers give it; TypeScript's own types do not have it. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** What moved by itself, and how far in all, as layout shift is scored. */
interface Shifts {
  readonly score: number;
  readonly what: readonly string[];
}

/**
 * Notes what moves by itself on the pages that are opened from now on.
 * @returns reads what has moved so far, once fonts are there and have been drawn
 */
export async function watchLayoutShift(page: Page): Promise<() => Promise<Shifts>> {
  await page.addInitScript(noteShifts);
  return () =>
    page.evaluate(async () => {
      await document.fonts.ready;
      for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      return Reflect.get(window, 'layoutShifts');
    });
}

/** Runs in the page, before anything of it. */
function noteShifts(): void {
  const what: string[] = [];
  const noted = { score: 0, what };
  Reflect.set(window, 'layoutShifts', noted);
  const isShift = (entry: PerformanceEntry): entry is LayoutShift => entry.entryType === 'layout-shift';
  const nameOf = (node: Node | null) =>
    node instanceof Element
      ? `${node.tagName.toLowerCase()}.${node.className}`
      : (node?.textContent ?? 'something gone');
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries().filter(isShift))
      if (!entry.hadRecentInput) {
        noted.score += entry.value;
        what.push(`${entry.value.toFixed(4)} ${entry.sources.map(({ node }) => nameOf(node)).join(', ')}`);
      }
  }).observe({ type: 'layout-shift', buffered: true });
}

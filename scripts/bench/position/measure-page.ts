import type { Browser, BrowserContext, Page } from '@playwright/test';

/** One visit of a page, in milliseconds. */
export interface Visit {
  /** From the last byte of the page, with all its data, to the table being usable. */
  readonly usable: number;
  /** From a click in the table's last row to the frame that shows what it did; null where there is nothing to click. */
  readonly click: number | null;
  /** From asking for the page to its last byte. */
  readonly answered: number;
  /** Bytes of the page on the wire. */
  readonly bytes: number;
  /** Elements in the page. */
  readonly elements: number;
}

interface Asked {
  readonly url: string;
  /** The cookie that names whose numbers are shown. */
  readonly account: string;
  readonly rows: number;
  /** The table's caption. */
  readonly caption: RegExp;
}

/**
 * Visits a page with an empty cache. Usable is the first frame after which the table has all its rows, React answers for
 * the last box to tick in it, or the last row's link, and the main thread has come to rest once.
 */
export async function visit(browser: Browser, { url, account, rows, caption }: Asked): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await context.addCookies([{ name: 'millrace.account', value: account, url }]);
    const page = await pageThatWaits(context, { rows, caption: caption.source });
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => 'benchUsableAt' in window, undefined, { timeout: 60_000 });
    return await page.evaluate(clickAndTell);
  } finally {
    await context.close();
  }
}

async function pageThatWaits(
  context: BrowserContext,
  table: { readonly rows: number; readonly caption: string },
): Promise<Page> {
  const page = await context.newPage();
  // The compiler that runs these scripts gives functions their names by a helper, which the page does not have.
  await page.addInitScript('globalThis.__name = (one) => one');
  await page.addInitScript(({ rows, caption }) => {
    const words = new RegExp(caption);
    const found = () =>
      [...document.querySelectorAll('table')].find((one) => words.test(one.caption?.textContent ?? ''));
    const look = () => {
      const body = found()?.tBodies[0];
      const last = [...(body?.querySelectorAll('input') ?? [])].at(-1) ?? body?.rows[rows - 1]?.querySelector('a');
      const answers = last && Object.keys(last).some((key) => key.startsWith('__reactProps$'));
      if (body?.rows.length !== rows || !answers) return void requestAnimationFrame(look);
      // After this frame is drawn, and whatever else was waiting to run.
      requestAnimationFrame(() =>
        setTimeout(() => Object.assign(window, { benchUsableAt: performance.now(), benchLast: last }), 0),
      );
    };
    look();
  }, table);
  return page;
}

async function clickAndTell(): Promise<Visit> {
  const { benchUsableAt, benchLast } = window as unknown as { benchUsableAt: number; benchLast: HTMLElement };
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation === undefined) throw new Error('the browser tells nothing of the visit');
  let click: number | null = null;
  if (benchLast instanceof HTMLInputElement && !benchLast.disabled) {
    const startedAt = performance.now();
    benchLast.click();
    await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    click = performance.now() - startedAt;
  }
  return {
    usable: benchUsableAt - navigation.responseEnd,
    click,
    answered: navigation.responseEnd - navigation.requestStart,
    bytes: navigation.encodedBodySize,
    elements: document.querySelectorAll('*').length,
  };
}

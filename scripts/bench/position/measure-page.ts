import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';

const PATIENCE_MS = 180_000;

/** One visit of a page, in milliseconds. */
export interface Visit {
  /** From the last byte of the page, with all its data, to the table being usable. */
  readonly usable: number;
  /** From asking for the rest of the rows to the frame that has them; null where the page has all of them. */
  readonly rest: number | null;
  /** Of it all, from asking for the page on: processor time of the page's main thread, which other work does not lengthen. */
  readonly busy: number;
  /** From a click in the table's last row to the frame that shows what it did; null where there is nothing to click. */
  readonly click: number | null;
  /** From asking for the page to its last byte. */
  readonly answered: number;
  /** Bytes of the page on the wire. */
  readonly bytes: number;
  /** Elements in the page with all the rows. */
  readonly elements: number;
}

interface Asked {
  readonly url: string;
  /** The cookie that names whose numbers are shown. */
  readonly account: string;
  /** Rows the table comes with. */
  readonly rows: number;
  /** Rows it has when all were asked for. */
  readonly allRows: number;
  /** The table's caption. */
  readonly caption: RegExp;
}

/**
 * Visits a page with an empty cache. Usable is the first frame after which the table has its rows, React answers for
 * the last box to tick in it, or the last row's link, and the main thread has come to rest once. Then the rest of the rows
 * is asked for where there is one, and a box ticked.
 */
export async function visit(browser: Browser, { url, account, rows, allRows, caption }: Asked): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await context.addCookies([{ name: 'millrace.account', value: account, url }]);
    const page = await pageThatWaits(context, { rows, caption: caption.source });
    const tracer = await context.newCDPSession(page);
    await tracer.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS });
    await page.waitForFunction(() => 'benchUsableAt' in window, undefined, { timeout: PATIENCE_MS });
    const busy = await busyMs(tracer);
    const rest = rows === allRows ? null : await page.evaluate(showRest, { allRows, words: caption.source });
    return { ...(await page.evaluate(clickAndTell, caption.source)), busy, rest };
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
      const last =
        [...(body?.querySelectorAll('input') ?? [])].at(-1) ?? body?.rows[rows - 1]?.querySelector('a, button');
      const answers = last && Object.keys(last).some((key) => key.startsWith('__reactProps$'));
      if (body?.rows.length !== rows || !answers) return void requestAnimationFrame(look);
      // React marks what it is about to take over; it has when nothing is waiting to run any more.
      requestAnimationFrame(() =>
        requestIdleCallback(() => Object.assign(window, { benchUsableAt: performance.now() })),
      );
    };
    look();
  }, table);
  return page;
}

/** Processor time of everything the main thread did so far, in milliseconds. */
async function busyMs(tracer: CDPSession): Promise<number> {
  const { metrics } = await tracer.send('Performance.getMetrics');
  const found = metrics.find(({ name }) => name === 'TaskDuration');
  if (found === undefined) throw new Error('the browser does not tell how long its main thread was busy');
  return found.value * 1_000;
}

/** Presses the button for the rest of the rows, and waits for the frame that has them. */
async function showRest({ allRows, words }: { readonly allRows: number; readonly words: string }): Promise<number> {
  const table = [...document.querySelectorAll('table')].find((one) =>
    new RegExp(words).test(one.caption?.textContent ?? ''),
  );
  const button = [...(table?.parentElement?.querySelectorAll('button') ?? [])].find((one) =>
    one.textContent?.startsWith('Show all'),
  );
  if (table === undefined || button === undefined) throw new Error('there is no button for the rest of the rows');
  const startedAt = performance.now();
  button.click();
  await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  if (table.tBodies[0]?.rows.length !== allRows) throw new Error('the rest of the rows did not come');
  return performance.now() - startedAt;
}

async function clickAndTell(words: string): Promise<Omit<Visit, 'busy' | 'rest'>> {
  const { benchUsableAt } = window as unknown as { benchUsableAt: number };
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation === undefined) throw new Error('the browser tells nothing of the visit');
  const table = [...document.querySelectorAll('table')].find((one) =>
    new RegExp(words).test(one.caption?.textContent ?? ''),
  );
  const box = [...(table?.querySelectorAll('input') ?? [])].at(-1);
  let click: number | null = null;
  if (box !== undefined) {
    const startedAt = performance.now();
    box.click();
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

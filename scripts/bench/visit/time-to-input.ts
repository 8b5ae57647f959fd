import type { FreshBrowser } from './open-browser';

/** Slow 4G as Lighthouse applies it: 150 ms and 1.6 Mbit/s, made worse by what a real line loses. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1_474.56 * 1_024) / 8,
  uploadThroughput: (675 * 1_024) / 8,
};
const CPU_SLOWDOWN = 4;
const PHONE = { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true };
const GIVE_UP_MS = 60_000;

/**
 * Seconds from the start of a first visit, on a slow phone and a slow line, until the amount field works: it is there, it
 * can be seen, it takes what is typed, and the form answers. A field that only looks ready does not count.
 */
export async function timeToInput({ browser }: FreshBrowser, url: string): Promise<number> {
  const page = await browser.newPage(PHONE);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.addInitScript(typeUntilAnswered);
  await page.goto(url, { waitUntil: 'commit', timeout: GIVE_UP_MS });
  const answeredAt = await page.waitForFunction(() => Reflect.get(window, 'answeredAt'), null, {
    timeout: GIVE_UP_MS,
    polling: 250,
  });
  const milliseconds = Number(await answeredAt.jsonValue());
  await page.context().close();
  return milliseconds / 1_000;
}

/** Runs in the page: types another amount every 25 ms until what the form says changes, and notes when that was. */
function typeUntilAnswered(): void {
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  let said: string | null = null;
  let typed = 0;
  const timer = setInterval(() => {
    const field = document.querySelector<HTMLInputElement>('form input[inputmode="decimal"]');
    const words = field?.form?.textContent ?? null;
    if (field === null || words === null || field.disabled || !field.checkVisibility()) return;
    said ??= words;
    if (typed > 0 && words !== said) {
      Reflect.set(window, 'answeredAt', performance.now());
      clearInterval(timer);
      return;
    }
    typed += 1;
    setValue?.call(field, `1.${typed}`);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, 25);
}

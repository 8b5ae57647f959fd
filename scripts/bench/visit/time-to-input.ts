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
const AMOUNT = '1.5';
const GIVE_UP_MS = 60_000;

/** Seconds from the start of a visit. */
export interface TimesToInput {
  /** The amount field is there, can be seen, and what is typed into it is kept. */
  readonly usableSeconds: number;
  /** The form has answered to what was typed. */
  readonly answeredSeconds: number;
}

/**
 * A first visit on a slow phone and a slow line. An amount is typed once, as soon as the field is there.
 * @throws when the form never answers, or answers after the field has lost what was typed
 */
export async function timesToInput({ browser }: FreshBrowser, url: string): Promise<TimesToInput> {
  const page = await browser.newPage(PHONE);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.addInitScript(typeOnce, AMOUNT);
  await page.goto(url, { waitUntil: 'commit', timeout: GIVE_UP_MS });
  const typed = await page.waitForFunction(() => Reflect.get(window, 'typed')?.answeredMs, null, {
    timeout: GIVE_UP_MS,
    polling: 250,
  });
  const answeredSeconds = Number(await typed.jsonValue()) / 1_000;
  const [usableMs, kept] = await page.evaluate(() => {
    const { field, takenMs } = Reflect.get(window, 'typed');
    return [Number(takenMs), String(field.value)];
  });
  await page.context().close();
  if (kept !== AMOUNT) throw new Error(`the amount that was typed first became ${JSON.stringify(kept)}`);
  return { usableSeconds: usableMs / 1_000, answeredSeconds };
}

/** Runs in the page: types the amount as soon as the field can be seen, and waits for what the form then says. */
function typeOnce(amount: string): void {
  let words: string | null = null;
  const timer = setInterval(() => {
    const field = document.querySelector<HTMLInputElement>('main input[inputmode="decimal"]');
    // What an amount leads to stands between the field and the main step: components/pool/amount-form.
    const said = field?.closest(':has(> [data-main])')?.textContent ?? null;
    if (field === null || said === null || field.disabled || !field.checkVisibility()) return;
    const typed = Reflect.get(window, 'typed');
    if (typed === undefined) {
      words = said;
      // Through the prototype, past what a framework may have put on the field itself.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, amount);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      Reflect.set(window, 'typed', { field, takenMs: performance.now() });
    } else if (said !== words) {
      typed.answeredMs = performance.now();
      clearInterval(timer);
    }
  }, 25);
}

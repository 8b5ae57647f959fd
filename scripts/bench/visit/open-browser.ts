import { type Browser, chromium } from '@playwright/test';

import { freePort } from '../../../devnet/free-port';

/** Chromium's sandbox needs rights that containers and root do not have; only our own pages are opened. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** A browser that has never been anywhere, and the port at which other tools drive it. */
export interface FreshBrowser {
  readonly browser: Browser;
  readonly port: number;
}

/** Runs `work` in a new browser with an empty profile. */
export async function withBrowser<T>(executablePath: string, work: (fresh: FreshBrowser) => Promise<T>): Promise<T> {
  const port = await freePort();
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, `--remote-debugging-port=${port}`] });
  try {
    return await work({ browser, port });
  } finally {
    await browser.close();
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { chromium } from '@playwright/test';

import { AppInstance } from '../app-instance';
import { buildApp } from '../build-app';
import { buildContracts } from '../build-contracts';
import { findChromium } from '../chromium';
import { withProgress } from '../progress';
import type { Bench } from './bench';
import { type LongLife, liveLong } from './position/long-life';
import { type Visit, visit } from './position/measure-page';

/** A setting of this bench alone: how many days of reports the account saw. */
const DAYS = Number(process.env.BENCH_DAYS ?? 5 * 365);
const REQUESTS = 1_000;
const VISITS = 5;
const MOST_MS = 1_000;
const PATIENCE_MS = 300_000;

interface Measured {
  readonly name: string;
  readonly path: string;
  readonly rows: number;
  readonly caption: RegExp;
}

/** Pages of an account with a thousand requests and years of reports, from the arrival of their data to being usable. */
export const position: Bench = {
  name: 'position',
  title: `${REQUESTS} requests and ${DAYS} days of reports: from the last byte of the page to a usable table, ${VISITS} visits with an empty cache`,
  run: async (context) => {
    await buildContracts(context.processes);
    await buildApp(context.processes);
    const life = await liveLong(context.processes, { days: DAYS, requests: REQUESTS });
    const folder = mkdtempSync(path.join(tmpdir(), 'millrace-bench-'));
    const app = await AppInstance.start({
      MILLRACE_NETWORK: 'devnet',
      MILLRACE_DEPLOYMENT: life.deploymentFile,
      RPC_URLS: life.url,
      MILLRACE_DATA: folder,
      RATE_LIMIT: '1000000',
    });
    context.beforeStop(() => {
      app.kill();
      life.remove();
      rmSync(folder, { recursive: true, force: true });
    });
    const { path: executablePath } = await findChromium(context.processes);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      await withProgress('Reading the history', () => untilRead(app.url, life));
      const rows = [];
      for (const one of pagesOf(life)) {
        const visits: Visit[] = [];
        for (let count = 0; count < VISITS; count += 1)
          visits.push(await visit(browser, { ...one, url: `${app.url}${one.path}`, account: life.account }));
        rows.push(rowOf(one, visits));
      }
      return rows;
    } finally {
      await browser.close();
    }
  },
};

function pagesOf({ account, requests }: LongLife): readonly Measured[] {
  const rows = requests.ready + requests.waiting;
  return [
    { name: 'position', path: `/position/${account}`, rows, caption: /^Withdrawal requests of the account$/ },
    { name: 'withdraw', path: '/withdraw', rows, caption: /^Your withdrawal requests$/ },
    { name: 'claim', path: '/withdraw/claim', rows, caption: /^Your withdrawal requests$/ },
  ];
}

/** The first visit starts the reading of logs; the page has the account's reports once they are read. */
async function untilRead(url: string, { account, reports }: LongLife): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await fetch(`${url}/api/v1/accounts/${account}/ledger?format=csv&pool=lido`);
    if (answer.status === 200) {
      const rewards = (await answer.text()).split('\r\n').filter((line) => /,(reward|loss),/.test(line)).length;
      if (rewards < reports - 1) throw new Error(`the ledger has ${rewards} reports, not ${reports}`);
      return;
    }
    if (Date.now() > deadline) throw new Error(`the history is not read: ${answer.status} ${await answer.text()}`);
    await answer.text();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function rowOf({ name, rows }: Measured, visits: readonly Visit[]): Readonly<Record<string, string>> {
  const usable = visits.map((one) => one.usable).sort((a, b) => a - b);
  const clicks = visits.flatMap(({ click }) => (click === null ? [] : [click]));
  const worst = usable.at(-1) ?? Number.NaN;
  const [first] = visits;
  return {
    page: name,
    rows: String(rows),
    'usable after, median': `${usable[Math.floor(usable.length / 2)]?.toFixed(0)} ms`,
    worst: `${worst.toFixed(0)} ms`,
    [`under ${MOST_MS} ms`]: worst < MOST_MS ? 'yes' : 'no',
    'a click, worst': clicks.length === 0 ? '' : `${Math.max(...clicks).toFixed(0)} ms`,
    'asked to last byte, median': `${median(visits.map(({ answered }) => answered)).toFixed(0)} ms`,
    'on the wire': `${((first?.bytes ?? 0) / 1024).toFixed(0)} KiB`,
    elements: String(first?.elements ?? 0),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

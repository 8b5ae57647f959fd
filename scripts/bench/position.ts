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

/** Settings of this bench alone: how many days of reports the account saw, and how many requests it makes. */
const DAYS = Number(process.env.BENCH_DAYS ?? Math.round(5 * 365.25));
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 1_000);
/** So many rows a page comes with: components/pool/first-requests.ts. */
const FIRST_REQUESTS = 50;
const VISITS = 5;
const MOST_MS = 1_000;
/** Reading years of logs is not what is measured; on a busy machine it takes minutes. */
const PATIENCE_MS = 20 * 60_000;

interface Measured {
  readonly name: string;
  readonly path: string;
  /** Rows it comes with, and has once all were asked for. */
  readonly rows: number;
  readonly allRows: number;
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
  const allRows = requests.ready + requests.waiting;
  const rows = Math.min(allRows, FIRST_REQUESTS);
  const page = `/position/${account}`;
  const ofAccount = /^Withdrawal requests of the account$/;
  const own = /^Your withdrawal requests$/;
  return [
    { name: 'position', path: page, rows, allRows: rows, caption: ofAccount },
    { name: 'withdraw', path: '/withdraw', rows, allRows, caption: own },
    { name: 'claim', path: '/withdraw/claim', rows, allRows, caption: own },
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

function rowOf({ name, rows, allRows }: Measured, visits: readonly Visit[]): Readonly<Record<string, string>> {
  const worst = Math.max(...visits.map(({ usable }) => usable));
  const [first] = visits;
  return {
    what: name,
    rows: rows === allRows ? String(rows) : `${rows} of ${allRows}`,
    'usable after, median': ms(median(visits.map(({ usable }) => usable))),
    worst: ms(worst),
    bound: `${MOST_MS} ms`,
    kept: worst < MOST_MS ? 'yes' : 'no',
    'processor, median': ms(median(visits.map(({ busy }) => busy))),
    'all rows, worst': worstOf(visits.map(({ rest }) => rest)),
    'a click, worst': worstOf(visits.map(({ click }) => click)),
    'asked to last byte, median': ms(median(visits.map(({ answered }) => answered))),
    'on the wire': `${((first?.bytes ?? 0) / 1024).toFixed(0)} KiB`,
    elements: String(first?.elements ?? 0),
  };
}

function worstOf(values: readonly (number | null)[]): string {
  const told = values.flatMap((value) => (value === null ? [] : [value]));
  return told.length === 0 ? '' : ms(Math.max(...told));
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';

import { freePort } from '../../devnet/free-port';
import type { CommandContext } from '../command';
import { httpLoad, type LoadResult } from '../load/http-load';
import { REPOSITORY } from '../repository';
import type { Bench } from './bench';
import { Stage } from './server/stage';

const CONNECTIONS = 50;
const SECONDS = 8;
const ROUNDS = 3;
/** What a browser sends that was never here. */
const HEADERS = { accept: 'text/html', 'accept-encoding': 'br' };
const NOT_THE_PAGES = ['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length', 'x-request-id'];

/** The page of a first visit, with live numbers, against the very same bytes as a file. */
export const pages: Bench = {
  name: 'pages',
  group: 'server',
  title: `The stake page at ${CONNECTIONS} connections, Brotli, ${ROUNDS} rounds of ${SECONDS} s in turn; the best round of each`,
  run: async (context) => {
    const stage = await Stage.open(context, 2);
    const { url } = await stage.app();
    await fetch(url, { headers: HEADERS });
    const file = await savePage(url, stage.folder);
    const servers = {
      'the page, live': url,
      'its bytes, file read for each request': await serveFile(context, file, 'disk'),
      'its bytes, from memory': await serveFile(context, file, 'memory'),
    };
    const best = new Map<string, LoadResult>();
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [name, origin] of Object.entries(servers)) {
        const result = await httpLoad(new URL(origin), {
          connections: CONNECTIONS,
          seconds: SECONDS,
          headers: HEADERS,
        });
        if (result.perSecond > (best.get(name)?.perSecond ?? 0)) best.set(name, result);
      }
    await stage.close();
    const live = best.get('the page, live')?.perSecond ?? Number.NaN;
    return [...best].map(([name, result]) => rowOf(name, result, live));
  },
};

function rowOf(name: string, { perSecond, p50, p99, failures }: LoadResult, live: number) {
  return {
    what: name,
    'a second': perSecond.toFixed(0),
    p50: `${p50.toFixed(1)} ms`,
    p99: `${p99.toFixed(1)} ms`,
    failed: String(failures),
    'live against it': (live / perSecond).toFixed(2),
  };
}

/** Keeps the page as it comes over the wire, and its headers. */
function savePage(url: string, folder: string): Promise<string> {
  const file = path.join(folder, 'page.br');
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { headers: HEADERS }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject).once('end', () => {
        writeFileSync(file, Buffer.concat(chunks));
        const headers = Object.entries(answer.headers).filter(([name]) => !NOT_THE_PAGES.includes(name));
        writeFileSync(`${file}.headers`, JSON.stringify(Object.fromEntries(headers)));
        resolve(file);
      });
    });
    outgoing.once('error', reject).end();
  });
}

async function serveFile({ processes }: CommandContext, file: string, from: 'disk' | 'memory'): Promise<string> {
  const port = await freePort();
  const script = path.join(REPOSITORY, 'scripts', 'bench', 'server', 'static-server.mjs');
  const child = processes.spawn('A file server', process.execPath, [
    script,
    file,
    `${file}.headers`,
    String(port),
    from,
  ]);
  await child.said(/ready/, 10_000);
  return `http://127.0.0.1:${port}/`;
}

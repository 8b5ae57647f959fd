import { EventClient } from '../load/event-client';
import { httpLoad } from '../load/http-load';
import type { Bench } from './bench';
import { type MemorySample, quarters, readMemory } from './server/memory-sample';
import { Stage } from './server/stage';

/** A setting of this bench alone: how long it runs. */
const MINUTES = Number(process.env.BENCH_MINUTES ?? 10);
const STREAMS = 200;
const SAMPLE_MS = 5_000;
const PATHS = ['/', '/withdraw', '/wrap', '/api/v1/snapshot', '/api/v1/health'];

/** Memory of one server while pages and streams are served, block after block. */
export const memory: Bench = {
  name: 'memory',
  group: 'server',
  title: `Memory over ${MINUTES} minutes: ${STREAMS} streams, pages and API answers without a pause over 4 connections`,
  run: async (context) => {
    const stage = await Stage.open(context, 1);
    const { url } = await stage.app();
    await fetch(url);
    const clients = Array.from({ length: STREAMS }, () => new EventClient([url], 0));
    const startedAt = performance.now();
    const from = await stage.head();
    const samples: MemorySample[] = [];
    const timer = setInterval(() => {
      void readMemory(url).then((sample) => samples.push(sample));
    }, SAMPLE_MS);
    let requests = 0;
    let failures = 0;
    while (performance.now() - startedAt < MINUTES * 60_000)
      for (const path of PATHS) {
        const found = await httpLoad(new URL(path, url), { connections: 4, seconds: 2, headers: HEADERS });
        requests += found.requests;
        failures += found.failures;
      }
    clearInterval(timer);
    const blocks = (await stage.head()) - from;
    for (const client of clients) client.stop();
    await stage.close();
    return quarters(samples).map((part, index) => rowOf(part, index, { requests, failures, blocks }));
  },
};

const HEADERS = { accept: 'text/html', 'accept-encoding': 'br' };

function rowOf(
  samples: readonly MemorySample[],
  index: number,
  { requests, failures, blocks }: { requests: number; failures: number; blocks: bigint },
): Readonly<Record<string, string>> {
  const mean = (of: (sample: MemorySample) => number) =>
    samples.reduce((sum, one) => sum + of(one), 0) / samples.length;
  return {
    quarter: String(index + 1),
    'resident, mean': `${mean(({ rssMiB }) => rssMiB).toFixed(0)} MiB`,
    'resident, most': `${Math.max(...samples.map(({ rssMiB }) => rssMiB)).toFixed(0)} MiB`,
    'heap, least': `${Math.min(...samples.map(({ heapMiB }) => heapMiB)).toFixed(0)} MiB`,
    'requests in all': String(requests),
    failed: String(failures),
    'blocks in all': String(blocks),
  };
}

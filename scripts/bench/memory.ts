import { EventClient } from '../load/event-client';
import { httpLoad } from '../load/http-load';
import type { Bench } from './bench';
import { Stage } from './server/stage';

/** A setting of this bench alone: how long it runs. */
const MINUTES = Number(process.env.BENCH_MINUTES ?? 10);
const STREAMS = 200;
const SAMPLE_MS = 5_000;
const PATHS = ['/', '/withdraw', '/wrap', '/api/v1/snapshot', '/api/v1/health'];

interface Sample {
  readonly atMs: number;
  readonly rssMiB: number;
  readonly heapMiB: number;
}

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
    const samples: Sample[] = [];
    const timer = setInterval(() => {
      void sampleOf(url, startedAt).then((sample) => samples.push(sample));
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
  samples: readonly Sample[],
  index: number,
  { requests, failures, blocks }: { requests: number; failures: number; blocks: bigint },
): Readonly<Record<string, string>> {
  const mean = (of: (sample: Sample) => number) => samples.reduce((sum, one) => sum + of(one), 0) / samples.length;
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

function quarters(samples: readonly Sample[]): readonly (readonly Sample[])[] {
  const size = Math.max(1, Math.ceil(samples.length / 4));
  return Array.from({ length: 4 }, (_, index) => samples.slice(index * size, (index + 1) * size)).filter(
    (part) => part.length > 0,
  );
}

async function sampleOf(url: string, startedAt: number): Promise<Sample> {
  const text = await (await fetch(`${url}/api/v1/metrics`)).text();
  const mebibytes = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]) / 2 ** 20;
  return {
    atMs: performance.now() - startedAt,
    rssMiB: mebibytes('process_resident_memory_bytes'),
    heapMiB: mebibytes('nodejs_heap_size_used_bytes'),
  };
}

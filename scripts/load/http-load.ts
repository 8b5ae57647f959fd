import { connect, type Socket } from 'node:net';

/** What a load run found. Times in milliseconds. */
export interface LoadResult {
  readonly requests: number;
  readonly failures: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

const HEAD_END = Buffer.from('\r\n\r\n');
/** The last chunk of an answer whose length was not known when it began. */
const CHUNKS_END = Buffer.from('0\r\n\r\n');

/**
 * Asks for one address over so many connections, each asking again as soon as it is answered. It reads only as much of
 * HTTP/1.1 as it needs (a status, and where the answer ends), so that the server is what is measured.
 * @param headers sent with each request
 */
export async function httpLoad(url: URL, { connections, seconds, headers = {} }: LoadOptions): Promise<LoadResult> {
  const until = performance.now() + seconds * 1_000;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(
    `GET ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n${lines.join('')}\r\n`,
  );
  const startedAt = performance.now();
  const runs = await Promise.all(Array.from({ length: connections }, () => askUntil(url, request, until)));
  const tookSeconds = (performance.now() - startedAt) / 1_000;
  const times = runs.flatMap(({ times }) => times).sort((a, b) => a - b);
  return {
    requests: times.length,
    failures: runs.reduce((sum, { failures }) => sum + failures, 0),
    perSecond: times.length / tookSeconds,
    p50: times[Math.floor(times.length * 0.5)] ?? Number.NaN,
    p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
  };
}

/** How a load run asks. */
export interface LoadOptions {
  readonly connections: number;
  readonly seconds: number;
  readonly headers?: Readonly<Record<string, string>>;
}

async function askUntil(url: URL, request: Buffer, until: number): Promise<{ times: number[]; failures: number }> {
  const times: number[] = [];
  let failures = 0;
  const socket = connect(Number(url.port), url.hostname);
  socket.setNoDelay(true);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  while (performance.now() < until) {
    const askedAt = performance.now();
    socket.write(request);
    if ((await readAnswer(socket)) !== 200) failures += 1;
    times.push(performance.now() - askedAt);
  }
  socket.destroy();
  return { times, failures };
}

/** Reads one whole answer and resolves to its status. */
function readAnswer(socket: Socket): Promise<number> {
  return new Promise((resolve, reject) => {
    let head: Buffer = Buffer.alloc(0);
    let status = 0;
    let left = -1;
    let tail: Buffer | null = null;
    const end = (settle: () => void) => {
      socket.off('data', take).off('close', closed);
      settle();
    };
    const closed = () => end(() => reject(new Error('the server closed a connection')));
    const take = (chunk: Buffer) => {
      let body = chunk;
      if (left < 0) {
        head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
        const at = head.indexOf(HEAD_END);
        if (at < 0) return;
        const text = head.toString('latin1', 0, at);
        status = Number(text.slice(9, 12));
        const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
        if (length === undefined && !/\r\ntransfer-encoding: chunked/i.test(text))
          return end(() => reject(new Error(`an answer that does not say where it ends:\n${text}`)));
        if (length === undefined) tail = Buffer.alloc(0);
        left = Number(length ?? 0);
        body = head.subarray(at + HEAD_END.length);
      }
      if (tail !== null) {
        tail = Buffer.concat([tail, body]).subarray(-CHUNKS_END.length);
        if (tail.equals(CHUNKS_END)) end(() => resolve(status));
        return;
      }
      left -= body.length;
      if (left <= 0) end(() => resolve(status));
    };
    socket.on('data', take).once('close', closed);
  });
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { StaticText, takesBrotli } from './static-text';

const SCRIPT = 'export const a = "a";\n'.repeat(100);
const build = mkdtempSync(path.join(tmpdir(), 'static-'));
const folder = path.join(build, 'static');
let server: Server;
let origin = '';

beforeAll(async () => {
  mkdirSync(path.join(folder, 'chunks'), { recursive: true });
  writeFileSync(path.join(build, 'build-manifest.json'), JSON.stringify({ rootMainFiles: ['static/chunks/root.js'] }));
  writeFileSync(path.join(folder, 'chunks', 'root.js'), SCRIPT);
  writeFileSync(path.join(folder, 'chunks', 'a.js'), SCRIPT);
  writeFileSync(path.join(folder, 'chunks', 'a.woff2'), 'font');
  const files = new StaticText(folder);
  server = createServer(async (request, response) => {
    if (!(await files.serve(request, response))) response.writeHead(404).end('passed on');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});

afterAll(() => {
  server.close();
  rmSync(build, { recursive: true });
});

const get = (url: string, init: RequestInit = {}) =>
  fetch(origin + url, { ...init, headers: { 'accept-encoding': 'gzip, br', ...init.headers } });

describe('StaticText', () => {
  it('sends a script as Brotli, to be kept for good', async () => {
    const answer = await get('/_next/static/chunks/a.js');
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/javascript; charset=UTF-8',
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
    });
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(SCRIPT.length / 10);
    expect(await answer.text()).toBe(SCRIPT);
  });

  it('has the scripts that every page begins with compiled while they arrive', async () => {
    expect(await (await get('/_next/static/chunks/root.js')).text()).toBe(`//# allFunctionsCalledOnLoad\n${SCRIPT}`);
  });

  it('answers HEAD with the same headers and no body', async () => {
    const answer = await get('/_next/static/chunks/a.js', { method: 'HEAD' });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(await answer.text()).toBe('');
  });

  it.each([
    ['a file that is no text', '/_next/static/chunks/a.woff2', {}],
    ['a file that is not there', '/_next/static/chunks/b.js', {}],
    ['a way out of the folder', '/_next/static/chunks/..%2f..%2fpackage.json', {}],
    ['a query', '/_next/static/chunks/a.js?x', {}],
    ['a client without Brotli', '/_next/static/chunks/a.js', { headers: { 'accept-encoding': 'gzip' } }],
    ['a post', '/_next/static/chunks/a.js', { method: 'POST' }],
  ])('passes on %s', async (_what, url, init) => {
    expect((await get(url, init)).status).toBe(404);
  });

  it('makes a body that any Brotli reader takes', async () => {
    const files = new StaticText(folder);
    const sent: Buffer[] = [];
    const response = { writeHead: () => response, end: (body: Buffer) => sent.push(body) };
    const request = { method: 'GET', url: '/_next/static/chunks/a.js', headers: { 'accept-encoding': 'br' } };
    expect(await files.serve(request as never, response as never)).toBe(true);
    expect(brotliDecompressSync(sent[0] ?? Buffer.of()).toString()).toBe(SCRIPT);
  });
});

it.each([
  ['br', true],
  ['gzip, deflate, br, zstd', true],
  ['br;q=0.5', true],
  ['gzip', false],
  ['br;q=0', false],
  ['br; q=0.0, gzip', false],
  ['brx', false],
  [undefined, false],
])('takesBrotli(%s) is %s', (accepted, takes) => {
  expect(takesBrotli(accepted)).toBe(takes);
});

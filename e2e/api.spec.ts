import path from 'node:path';
import { expect } from '@playwright/test';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';

import { setFaults } from '@/devnet/faults/fault-control';
import { startFaultProxy } from '@/devnet/faults/fault-proxy';
import { AppInstance } from '@/scripts/app-instance';

import type { Chain } from './support/chain';
import { test } from './support/fixtures';

const STRANGER = '0x00000000000000000000000000000000000000a1';

/** The API as its own document describes it: every answer must be one that is written there. */
class DescribedApi {
  /** `GET /path status` of every answer that was checked. */
  readonly checked = new Set<string>();
  readonly #validators = new Map<string, ValidateFunction>();

  private constructor(
    readonly url: string,
    readonly document: ApiDocument,
    readonly ajv: Ajv2020,
  ) {}

  static async open(url: string): Promise<DescribedApi> {
    const document: ApiDocument = await (await fetch(`${url}/api/v1/openapi.json`)).json();
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    ajv.addSchema({ $id: 'api', ...document });
    return new DescribedApi(url, document, ajv);
  }

  /** @param template the path as the document has it; `path` is what is asked */
  async ask(template: string, path = template, init: RequestInit = {}): Promise<{ status: number; body: string }> {
    const answer = await fetch(this.url + path, init);
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    const body = await bodyOf(answer, type);
    const method = (init.method ?? 'GET').toLowerCase();
    const where = `${method} ${template} ${answer.status}`;
    const described = this.document.paths[template]?.[method]?.responses[String(answer.status)];
    if (described === undefined) throw new Error(`${where} is not in the document: ${body.slice(0, 300)}`);
    if (described.content === undefined) expect(body, where).toBe('');
    else {
      expect(Object.keys(described.content), where).toContain(type);
      if (type.endsWith('json'))
        this.#validate(where, [template, method, String(answer.status), type], JSON.parse(body));
      if (type === 'text/event-stream') this.#validateEvents(where, body);
    }
    this.checked.add(where);
    return { status: answer.status, body };
  }

  #validate(
    where: string,
    [template = '', method = '', status = '', type = '']: readonly string[],
    body: unknown,
  ): void {
    const parts = ['paths', template, method, 'responses', status, 'content', type, 'schema'];
    this.#assert(where, `api#/${parts.map(pointerPart).join('/')}`, body);
  }

  #validateEvents(where: string, body: string): void {
    const [first = '', ...events] = body.split('\n\n').filter((event) => event.includes('data: '));
    expect(first, where).toMatch(/^event: build\ndata: \S+$/m);
    const states = events.map((event) => /^data: (.*)$/m.exec(event)?.[1] ?? '');
    expect(states.length, where).toBeGreaterThan(0);
    for (const state of states) this.#assert(where, 'api#/components/schemas/LiveState', JSON.parse(state));
  }

  #assert(where: string, ref: string, body: unknown): void {
    const validate = this.#validators.get(ref) ?? this.ajv.compile({ $ref: ref });
    this.#validators.set(ref, validate);
    if (!validate(body)) throw new Error(`${where}: ${this.ajv.errorsText(validate.errors)}`);
  }
}

interface ApiDocument {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          { readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>> }
        >
      >
    >
  >;
}

function pointerPart(text: string): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** A stream has no end; its first state is enough. */
async function bodyOf(answer: Response, type: string): Promise<string> {
  if (type !== 'text/event-stream' || answer.body === null) return answer.text();
  let text = '';
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  while (!/^data: \{.*\n\n/m.test(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return text;
}

const settingsOf = (chain: Chain, url: string) => ({
  MILLRACE_NETWORK: 'devnet',
  MILLRACE_DEPLOYMENT: path.join(chain.folder, 'deployment.json'),
  RPC_URLS: url,
  MILLRACE_DATA: test.info().outputPath('data'),
});

/** Asks again while a history is read for the first time. */
async function untilReady(api: DescribedApi, template: string, path: string, init?: RequestInit): Promise<void> {
  await expect.poll(async () => (await api.ask(template, path, init)).status, { timeout: 60_000 }).toBe(200);
}

test('every answer of the API is one that its document describes', async ({ chain }) => {
  test.setTimeout(300_000);
  const proxy = await startFaultProxy(chain.url, 0);
  const app = await AppInstance.start(settingsOf(chain, proxy.url));
  try {
    const api = await DescribedApi.open(app.url);
    const [holder = STRANGER] = await chain.link.client.getAddresses().then((all) => all.slice(5));
    const ledger = '/api/v1/accounts/{address}/ledger';
    await api.ask('/api/v1/openapi.json');
    await api.ask('/api/v1/snapshot');
    const etag = (await fetch(`${app.url}/api/v1/snapshot`)).headers.get('etag') ?? '';
    await expect
      .poll(async () => (await api.ask('/api/v1/snapshot', undefined, { headers: { 'if-none-match': etag } })).status)
      .toBeGreaterThanOrEqual(200);
    await api.ask('/api/v1/snapshot', '/api/v1/snapshot', { headers: { 'if-none-match': '*' } });
    await api.ask('/api/v1/stream');
    for (const account of [holder, STRANGER])
      await api.ask('/api/v1/accounts/{address}', `/api/v1/accounts/${account}`);
    await api.ask('/api/v1/accounts/{address}', '/api/v1/accounts/0x12');
    await untilReady(api, ledger, `/api/v1/accounts/${holder}/ledger`);
    await untilReady(api, ledger, `/api/v1/accounts/${holder}/ledger?format=csv`);
    await api.ask(ledger, `/api/v1/accounts/${holder}/ledger?from=x&to=y&format=z`);
    await api.ask(ledger, `/api/v1/accounts/${chain.link.contracts.addresses.Lido}/ledger`);
    const { pool, others } = JSON.parse((await api.ask('/api/v1/snapshot')).body).snapshot;
    const ids = [pool.id, ...others.map((other: { pool?: { id: string }; id?: string }) => other.pool?.id ?? other.id)];
    expect(ids.length).toBeGreaterThan(2);
    for (const id of ids)
      await untilReady(api, '/api/v1/protocols/{id}/history', `/api/v1/protocols/${encodeURIComponent(id)}/history`);
    await api.ask('/api/v1/protocols/{id}/history', '/api/v1/protocols/nobody/history');
    await askExitsAndQueue(api, pool);
    await askPrices(api, ids);
    await askReceivers(api, chain);
    for (const path of ['/api/v1/health', '/api/v1/health/live', '/api/v1/health/ready', '/api/v1/metrics'])
      await api.ask(path);
    await askRpc(api, chain);
    await setFaults(proxy.url, [{ fault: { kind: 'drop' }, targets: [] }]);
    await expect
      .poll(async () => JSON.parse((await api.ask('/api/v1/snapshot')).body).status, { timeout: 20_000 })
      .toBe('stale');
    await api.ask('/api/v1/stream');
    await api.ask('/api/v1/accounts/{address}', `/api/v1/accounts/${holder}`);
    await api.ask('/api/v1/health');
    expect([...api.checked].toSorted()).toEqual(expect.arrayContaining([...EXPECTED]));
    // A route that is new has to be asked here too.
    const asked = new Set([...api.checked].map((where) => where.split(' ')[1]));
    expect(Object.keys(api.document.paths).filter((template) => !asked.has(template))).toEqual([]);
  } finally {
    app.kill();
    await proxy.stop();
  }
});

/** What must have been seen; a 202 depends on how fast a history is read. */
const EXPECTED = [
  'get /api/v1/accounts/{address} 200',
  'get /api/v1/accounts/{address} 400',
  'get /api/v1/accounts/{address}/ledger 200',
  'get /api/v1/accounts/{address}/ledger 400',
  'get /api/v1/accounts/{address}/ledger 422',
  'get /api/v1/protocols/{id}/history 200',
  'get /api/v1/protocols/{id}/history 404',
  'get /api/v1/protocols/{id}/price 200',
  'get /api/v1/protocols/{id}/price 400',
  'get /api/v1/protocols/{id}/price 404',
  'get /api/v1/protocols/{id}/price 422',
  'get /api/v1/receivers 200',
  'get /api/v1/receivers 400',
  'get /api/v1/receivers 422',
  'get /api/v1/snapshot 200',
  'get /api/v1/snapshot 304',
  'get /api/v1/stream 200',
  'get /api/v1/health 200',
  'get /api/v1/health/live 200',
  'get /api/v1/health/ready 200',
  'get /api/v1/metrics 200',
  'get /api/v1/openapi.json 200',
  'post /api/rpc 200',
  'post /api/rpc 400',
  'post /api/rpc 413',
  'post /api/rpc 415',
];

/** What the snapshot says of a pool, as far as it is needed to ask more. */
interface PoolRef {
  readonly id: string;
  readonly tokens: Readonly<Record<string, { readonly address: string }>>;
  readonly queue: { readonly lastRequestId: { readonly $bigint: string } };
}

async function askExitsAndQueue(api: DescribedApi, { id, tokens, queue }: PoolRef): Promise<void> {
  const [token] = Object.values(tokens);
  const exits = `protocol=${id}&token=${token?.address}&amount=1000000000000000000`;
  for (const query of [exits, exits.replace(id, 'nobody'), 'amount=x'])
    await api.ask('/api/v1/exits', `/api/v1/exits?${query}`);
  await api.ask('/api/v1/queue');
  for (const request of [queue.lastRequestId.$bigint, '1', '99999999', 'x'])
    await api.ask('/api/v1/queue/{id}', `/api/v1/queue/${request}`);
}

async function askPrices(api: DescribedApi, pools: readonly string[]): Promise<void> {
  const ask = (pool: string, query: string) =>
    api.ask('/api/v1/protocols/{id}/price', `/api/v1/protocols/${pool}/price?${query}`);
  for (const pool of [...pools, 'nobody']) await ask(pool, 'action=stake&amount=1000000000000000000');
  // Of a redemption by request, what it brings at the rate of now; of none at all, why there is no price.
  for (const action of ['request', 'redeem']) await ask(pools.at(-1) ?? '', `action=${action}&amount=1`);
  await ask('lido', 'action=claim&amount=x');
}

async function askReceivers(api: DescribedApi, chain: Chain): Promise<void> {
  for (const account of [STRANGER, chain.link.contracts.addresses.Lido, STRANGER.slice(0, 12), 'somebody.eth'])
    await api.ask('/api/v1/receivers', `/api/v1/receivers?account=${account}`);
  await api.ask('/api/v1/receivers');
}

async function askRpc(api: DescribedApi, chain: Chain): Promise<void> {
  const post = (body: string, type = 'application/json') =>
    api.ask('/api/rpc', '/api/rpc', { method: 'POST', body, headers: { 'content-type': type } });
  const call = (method: string, params: readonly unknown[]) => ({ jsonrpc: '2.0', id: 1, method, params });
  const { Lido } = chain.link.contracts.addresses;
  await post(JSON.stringify(call('eth_call', [{ to: Lido, data: '0x18160ddd' }, 'latest'])));
  await post(JSON.stringify([call('eth_blockNumber', []), call('eth_sendTransaction', []), call('eth_call', [])]));
  await post('{');
  await post('[]');
  await post('{}', 'text/plain');
  await post(JSON.stringify(call('eth_call', ['0'.repeat(300_000)])));
}

test('a server that has seen nothing yet, and one that is asked too often, answer as the document says', async ({
  chain,
}) => {
  test.setTimeout(300_000);
  const proxy = await startFaultProxy(chain.url, 0);
  proxy.set([{ fault: { kind: 'drop' }, targets: [] }]);
  const app = await AppInstance.start({ ...settingsOf(chain, proxy.url), RATE_LIMIT: '25' });
  try {
    const api = await DescribedApi.open(app.url);
    const paths = ['/api/v1/snapshot', '/api/v1/health', '/api/v1/health/ready'];
    for (const path of paths) expect((await api.ask(path)).status, path).toBe(503);
    await api.ask('/api/v1/stream');
    await api.ask('/api/v1/accounts/{address}', `/api/v1/accounts/${STRANGER}`);
    await api.ask('/api/v1/accounts/{address}/ledger', `/api/v1/accounts/${STRANGER}/ledger`);
    await api.ask('/api/v1/protocols/{id}/history', '/api/v1/protocols/lido/history');
    await api.ask('/api/v1/protocols/{id}/price', '/api/v1/protocols/lido/price?action=stake&amount=1');
    await api.ask('/api/v1/receivers', `/api/v1/receivers?account=${STRANGER}`);
    const limited: Readonly<Record<string, string>> = {
      '/api/v1/snapshot': '/api/v1/snapshot',
      '/api/v1/stream': '/api/v1/stream',
      '/api/v1/openapi.json': '/api/v1/openapi.json',
      '/api/v1/accounts/{address}': `/api/v1/accounts/${STRANGER}`,
      '/api/v1/accounts/{address}/ledger': `/api/v1/accounts/${STRANGER}/ledger`,
      '/api/v1/protocols/{id}/history': '/api/v1/protocols/lido/history',
      '/api/v1/protocols/{id}/price': '/api/v1/protocols/lido/price?action=stake&amount=1',
      '/api/v1/receivers': `/api/v1/receivers?account=${STRANGER}`,
    };
    for (let used = 0; used < 25; used += 1) await fetch(`${app.url}/api/v1/snapshot`);
    for (const [template, path] of Object.entries(limited)) expect((await api.ask(template, path)).status).toBe(429);
    const rpc = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await api.ask('/api/rpc', '/api/rpc', rpc)).status).toBe(429);
    // What monitoring asks is never limited.
    expect((await api.ask('/api/v1/health/live')).status).toBe(200);
  } finally {
    app.kill();
    await proxy.stop();
  }
});

test('a call that reverts is its own answer, and no fault of the server', async ({ request }) => {
  const params = [{ to: '0xcA11bde05977b3631167028862bE2a173976CA11', data: '0x4d2301cc' }, 'latest'];
  const answer = await request.post('/api/rpc', { data: { jsonrpc: '2.0', id: 7, method: 'eth_call', params } });
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ id: 7, error: { code: 3, message: 'execution reverted' } });
});

import { type RandomStream, seededRandom } from '@/lib/domain/seeded-random';

import { fuzzJson, fuzzPart, fuzzText } from './fuzz-text';

/** One malformed request. */
export interface FuzzRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A route, and how to ask it for nonsense. */
export interface FuzzRoute {
  readonly name: string;
  make(random: RandomStream): FuzzRequest;
  /** Whether every such request must be refused; a header of nonsense may also be ignored. */
  readonly refuses: boolean;
}

const RPC_CALL = {
  jsonrpc: '2.0',
  id: 1,
  method: 'eth_call',
  params: [{ to: '0xcA11bde05977b3631167028862bE2a173976CA11', data: '0x4d2301cc' }, 'latest'],
};
const RPC_METHODS = ['eth_call', 'eth_getLogs', 'eth_feeHistory', 'eth_getBalance', 'eth_sendTransaction', 'toString'];

const get = (path: string, headers: Readonly<Record<string, string>> = {}): FuzzRequest => ({
  path,
  method: 'GET',
  headers,
  body: undefined,
});
/** Only what a header may hold gets on the wire. */
const headerText = (random: RandomStream) => fuzzText(random).replaceAll(/[^\x20-\x7e]/g, '?');
const segment = (random: RandomStream) =>
  random.next() % 2n === 0n ? encodeURIComponent(fuzzText(random)) : rawSegment(random);
const rawSegment = (random: RandomStream) => fuzzText(random).replaceAll(/[^\x21-\x7e]|[?#]/g, '') || '%';

/** Every route that takes anything from the client. */
export const FUZZ_ROUTES: readonly FuzzRoute[] = [
  { name: 'account', refuses: true, make: (random) => get(`/api/v1/accounts/${segment(random)}`) },
  { name: 'history', refuses: true, make: (random) => get(`/api/v1/protocols/${segment(random)}/history`) },
  {
    name: 'exits',
    refuses: true,
    make: (random) =>
      get(`/api/v1/exits?protocol=${segment(random)}&token=${rawSegment(random)}&amount=${segment(random)}`),
  },
  { name: 'unknown', refuses: true, make: (random) => get(`/api/${segment(random)}/${segment(random)}`) },
  { name: 'page', refuses: true, make: (random) => get(`/-${segment(random)}`) },
  {
    name: 'snapshot',
    refuses: false,
    make: (random) => get(`/api/v1/snapshot?${rawSegment(random)}`, { 'if-none-match': headerText(random) }),
  },
  {
    name: 'stream',
    refuses: false,
    make: (random) => get(`/api/v1/stream?${rawSegment(random)}`, { 'last-event-id': headerText(random) }),
  },
  {
    name: 'health',
    refuses: false,
    make: (random) =>
      get(`${random.pick(['/api/v1/health', '/api/v1/metrics', '/api/v1/openapi.json'])}?${rawSegment(random)}`),
  },
  {
    name: 'method',
    refuses: true,
    make: (random) => ({
      path: random.pick(['/api/v1/snapshot', '/api/v1/stream', '/api/v1/health']),
      method: random.pick(['POST', 'PUT', 'DELETE', 'PATCH']),
      headers: { 'content-type': headerText(random) },
      body: fuzzText(random),
    }),
  },
  {
    name: 'cookies',
    refuses: false,
    make: (random) =>
      get(random.pick(['/', '/withdraw']), {
        accept: 'text/html',
        cookie: `millrace.account=${headerText(random)}; millrace.theme=${headerText(random)}`,
      }),
  },
  {
    name: 'router',
    refuses: false,
    make: (random) =>
      get(`/?_rsc=${random.pick(['1', 'x-y_z', rawSegment(random)])}`, {
        rsc: '1',
        'next-router-state-tree': headerText(random),
        'next-router-prefetch': headerText(random),
      }),
  },
  {
    name: 'rpc body',
    refuses: true,
    make: (random) => post('/api/rpc', random.pick([fuzzText(random), JSON.stringify(fuzzJson(random))])),
  },
  {
    name: 'rpc call',
    refuses: true,
    make: (random) => {
      const call = { ...RPC_CALL, method: random.pick(RPC_METHODS) };
      const calls = random.pick([call, [call], [call, call, call]]);
      return post('/api/rpc', JSON.stringify(fuzzPart(random, calls)));
    },
  },
  { name: 'devnet rpc', refuses: true, make: (random) => post('/api/devnet/rpc', JSON.stringify(fuzzJson(random))) },
];

function post(path: string, body: string): FuzzRequest {
  return { path, method: 'POST', headers: { 'content-type': 'application/json' }, body };
}

/** The n-th request of a route: the same every time. */
export function fuzzRequest(route: FuzzRoute, index: number): FuzzRequest {
  return route.make(seededRandom(BigInt(index) * 1_000_003n + BigInt(route.name.length)));
}

import 'server-only';

import { queuePaths, queueSchemas } from './queue-openapi';
import { type Schema, schemas } from './schemas';

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const json = (description: string, schema: Schema) => ({ description, content: { 'application/json': { schema } } });
const textual = (description: string, type: string) => ({
  description,
  content: { [type]: { schema: { type: 'string' } } },
});
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});

const limited = { '429': problem('Too many requests; `Retry-After` says when to ask again.') };
const noFigures = {
  '503': problem(
    'There has never been a picture of the chain, or its nodes are too slow; `Retry-After` says when to ask again.',
  ),
};

const header = (name: string, description: string, example: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
  example,
});

const query = (name: string, description: string, example: string) => ({
  ...header(name, description, example),
  in: 'query',
});

const needed = (name: string, description: string, example: string) => ({
  ...query(name, description, example),
  required: true,
});

const paths = {
  '/api/v1/snapshot': {
    get: {
      summary: 'All pools at the newest block',
      parameters: [header('If-None-Match', 'The ETag of an earlier answer.', 'W/"0x….live.ready"')],
      responses: {
        '200': json('The picture, with an ETag that changes with the block and its health.', ref('LiveState')),
        '304': { description: 'Nothing has changed.' },
        ...limited,
        ...noFigures,
      },
    },
  },
  '/api/v1/stream': {
    get: {
      summary: 'One server-sent event per block',
      description:
        'The first event, named `build`, tells which build of the app serves the stream. The data of each other event is a LiveState. An event of a block has the id `number:hash`; one without an id tells of a change of health. The first of them comes at once, or, with Last-Event-ID, everything after that block. To a client that names the newest block as `seen`, the event `unchanged` comes instead.',
      parameters: [
        header('Last-Event-ID', 'The block seen last.', '100:0x…'),
        query('seen', 'The block whose whole picture the client begins with.', '100:0x…'),
      ],
      responses: {
        '200': textual('The stream. Comments keep it open.', 'text/event-stream'),
        ...limited,
        '503': problem('Too many streams are open.'),
      },
    },
  },
  '/api/v1/accounts/{address}': {
    get: {
      summary: 'What an account has in every pool, at the block of the newest picture',
      parameters: [{ name: 'address', in: 'path', required: true, schema: ref('Address') }],
      responses: {
        '200': json('The positions, live or the last good ones, with their block.', ref('AccountState')),
        '400': problem('Not an address.'),
        ...limited,
        ...noFigures,
      },
    },
  },
  '/api/v1/accounts/{address}/ledger': {
    get: {
      summary: 'Everything that happened to an account in each pool, adding up to the wei',
      description:
        'opening + the change of every line + rounding = closing, checked against what the contracts say at the last block. Amounts of the CSV have all their decimals, times are in UTC. Koinly: its universal template; rotki: its generic events.',
      parameters: [
        { name: 'address', in: 'path', required: true, schema: ref('Address') },
        query('from', 'A block, or a day in UTC; the beginning unless given.', '2026-01-01'),
        query('to', 'A block, or a day in UTC, its last block included; the newest block unless given.', '2026-12-31'),
        query('format', '`json`, `csv`, `koinly` or `rotki`; without it the Accept header decides.', 'csv'),
        query('pool', 'One pool’s id, as in the snapshot; all of them unless given.', 'lido'),
      ],
      responses: {
        '200': {
          description: 'The ledgers, streamed.',
          content: {
            'application/json': { schema: ref('Ledgers') },
            'text/csv': { schema: { type: 'string' } },
          },
        },
        '202': json('Its logs are being read for the first time; this is how far they are.', ref('LedgerSync')),
        '400': problem('Not an address, or a range that cannot be used; every fault is named.'),
        '404': problem('No such pool.'),
        '422': problem('A contract of a pool, or a block whose state no node keeps.'),
        ...limited,
        ...noFigures,
      },
    },
  },
  '/api/v1/receivers': {
    get: {
      summary: 'What is to be known of an account before it is paid',
      description:
        'Whether it is a contract, a token or a pool’s own, whether it was ever used, and for a name which account that is. Read at the block of the newest picture.',
      parameters: [needed('account', 'An address, or a name where the network has a registry.', '0x…')],
      responses: {
        '200': json('The account, with the block.', ref('ReceiverFacts')),
        '400': problem('Neither an address nor a name, or an address with a typing error.'),
        '404': problem('A name that names no account on the chain.'),
        '422': problem('A name, on a network without a registry of names.'),
        ...limited,
        ...noFigures,
      },
    },
  },
  '/api/v1/exits': {
    get: {
      summary: 'Every way out for an amount of a pool’s token, side by side, at the newest block',
      description:
        'Queue, instant payment and markets, in that order; none is preferred. What is not known has a reason in place of a figure. Everyone who asks the same at a block gets the same answer, read once.',
      parameters: [
        needed('protocol', 'The pool’s id, as in the snapshot.', 'lido'),
        needed('token', 'The token’s address.', '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'),
        needed('amount', 'How much of it, in its smallest unit.', '1000000000000000000'),
      ],
      responses: {
        '200': json('The comparison, with its block.', ref('ExitComparison')),
        '400': problem('A part is missing or cannot be used; every fault is named.'),
        '404': problem('No such pool, or no such token of it.'),
        '422': problem('A vault that pays another token than ether.'),
        ...limited,
        ...noFigures,
      },
    },
  },
  '/api/v1/protocols/{id}/history': {
    get: {
      summary: 'A pool’s rate, report by report, and its yield over 7, 30 and 90 days',
      parameters: [
        { name: 'id', in: 'path', required: true, description: 'As in the snapshot.', schema: { type: 'string' } },
      ],
      responses: {
        '200': json('The history up to the newest block.', ref('PoolHistory')),
        '202': json('It is being read for the first time; this is how far it is.', ref('SyncProgress')),
        '404': problem('No such pool.'),
        ...limited,
        ...noFigures,
      },
    },
  },
  '/api/v1/protocols/{id}/price': {
    get: {
      summary: 'What an amount brings by the word of the pool’s own contract, at the newest block',
      description:
        'For pools whose prices no formula of ours can know: ERC-4626 vaults. The others’ figures in the snapshot say enough. A contract that gives no price is an answer too, with its reason.',
      parameters: [
        { name: 'id', in: 'path', required: true, description: 'As in the snapshot.', schema: { type: 'string' } },
        needed('action', '`stake`, `redeem`, or `request` for what is paid later.', 'stake'),
        needed('amount', 'How much is given, in its smallest unit.', '1000000000000000000'),
      ],
      responses: {
        '200': json('The price, with its block.', ref('PriceAt')),
        '400': problem('A part is missing or cannot be used; every fault is named.'),
        '404': problem('No such pool, or it cannot be read now.'),
        '422': problem('The pool needs no asking, or does not offer this.'),
        ...limited,
        ...noFigures,
      },
    },
  },
  '/api/v1/health': {
    get: {
      summary: 'How this process, its figures and its nodes do',
      responses: {
        '200': json('Ready.', ref('Health')),
        '503': json('Starting or stopping.', ref('Health')),
      },
    },
  },
  '/api/v1/health/live': {
    get: {
      summary: 'Whether the process runs',
      responses: { '200': json('It does.', status('alive')) },
    },
  },
  '/api/v1/health/ready': {
    get: {
      summary: 'Whether visitors should be sent here',
      responses: { '200': json('Yes.', status('ready')), '503': problem('Not yet, or not any more.') },
    },
  },
  '/api/v1/metrics': {
    get: {
      summary: 'Metrics of this process, for Prometheus',
      responses: { '200': textual('Text format 0.0.4.', 'text/plain') },
    },
  },
  '/api/v1/openapi.json': {
    get: {
      summary: 'This document',
      responses: { '200': json('OpenAPI 3.1.', { type: 'object', required: ['openapi', 'paths'] }), ...limited },
    },
  },
  '/api/rpc': {
    post: {
      summary: 'Reads of the chain for pages of this app',
      description:
        'JSON-RPC 2.0, single or in a batch of at most 20: methods that read, contracts of this deployment, bounded ranges. What is wrong with one call stays in its own answer.',
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: { oneOf: [ref('RpcCall'), { type: 'array', items: ref('RpcCall') }] } },
        },
      },
      responses: {
        '200': json('The answer, or one for each call.', {
          oneOf: [ref('RpcAnswer'), { type: 'array', items: ref('RpcAnswer') }],
        }),
        '400': problem('The body is no request of JSON-RPC 2.0.'),
        '413': problem('The body is too large.'),
        '415': problem('The body is not application/json.'),
        ...limited,
      },
    },
  },
};

function status(value: string): Schema {
  return { type: 'object', properties: { status: { const: value } }, required: ['status'] };
}

/** The API's description, as OpenAPI 3.1 has it. The tests hold real answers against it. */
export function openApi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Millrace',
      version: '1',
      description:
        'Pools of liquid staking, read once per block. Whole numbers of any size are objects with a decimal text, `{"$bigint":"1"}`. Problems follow RFC 9457. Every answer names its request in `X-Request-Id`; limits are in `RateLimit-*`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: { ...paths, ...queuePaths },
    components: { schemas: { ...schemas, ...queueSchemas } },
  };
}

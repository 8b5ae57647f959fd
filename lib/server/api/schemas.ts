import 'server-only';

import type { LedgerKind } from '@/lib/domain/ledger-events';

/** A JSON Schema (2020-12), as OpenAPI 3.1 has it. */
export type Schema = Readonly<Record<string, unknown>>;

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const list = (items: Schema): Schema => ({ type: 'array', items });
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const one = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });
const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const whole: Schema = { type: 'integer', minimum: 0 };

/** An object that has these parts, and may have more in a later version. */
function parts(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required };
}

/** Ray: 1e27 is one. Money and shares: 1e18 is one. */
const bigint: Schema = {
  type: 'object',
  description: 'A whole number of any size, in decimal. Money is in wei, shares have 18 decimals, rates 27.',
  properties: { $bigint: { type: 'string', pattern: '^-?[0-9]+$' } },
  required: ['$bigint'],
  additionalProperties: false,
};

const apr = parts({ value: ref('BigInt'), from: ref('BigInt'), to: ref('BigInt'), reports: whole });

const rateHistory: Schema = {
  oneOf: [
    parts({
      status: one('ready'),
      apr: orNull(apr),
      windows: list(parts({ asked: ref('BigInt'), apr: orNull(apr) })),
      points: list(parts({ at: ref('BigInt'), blockNumber: ref('BigInt'), rate: ref('BigInt'), loss: flag })),
    }),
    parts({ status: one('loading') }),
    parts({ status: one('unavailable'), reason: text }),
  ],
};

const lidoPool = parts({
  protocol: one('lido'),
  id: text,
  contracts: { type: 'object', additionalProperties: ref('Address') },
  tokens: ref('Tokens'),
  rate: parts({ totalPooledEther: ref('BigInt'), totalShares: ref('BigInt') }),
  fee: parts({ operators: ref('BigInt'), treasury: ref('BigInt'), base: ref('BigInt') }),
  staking: parts({
    paused: flag,
    limit: orNull(
      parts({
        max: ref('BigInt'),
        maxGrowthBlocks: ref('BigInt'),
        previous: ref('BigInt'),
        previousBlock: ref('BigInt'),
      }),
    ),
  }),
  ether: parts({ buffered: ref('BigInt'), working: ref('BigInt') }),
  queue: parts({
    paused: flag,
    bunker: flag,
    unfinalized: ref('BigInt'),
    unfinalizedCount: ref('BigInt'),
    lastCheckpoint: ref('BigInt'),
    lastRequestId: ref('BigInt'),
    lastFinalizedId: ref('BigInt'),
    locked: ref('BigInt'),
    min: ref('BigInt'),
    max: ref('BigInt'),
    pending: orNull(list(parts({ id: ref('BigInt'), amount: ref('BigInt') }))),
  }),
  stopped: flag,
});

const lidoPosition = parts({
  account: ref('Address'),
  ether: ref('BigInt'),
  shares: ref('BigInt'),
  rebasing: ref('BigInt'),
  wrapped: ref('BigInt'),
  allowances: parts({
    rebasingToWrapper: ref('BigInt'),
    rebasingToQueue: ref('BigInt'),
    wrappedToQueue: ref('BigInt'),
  }),
  requests: list(
    parts({
      id: ref('BigInt'),
      owner: ref('Address'),
      nominal: ref('BigInt'),
      requestedAt: ref('BigInt'),
      claimable: orNull(parts({ ether: ref('BigInt'), hint: ref('BigInt') })),
    }),
  ),
});

const ledgerKinds: Readonly<Record<LedgerKind, true>> = {
  deposit: true,
  'fee-shares': true,
  'transfer-in': true,
  'transfer-out': true,
  wrap: true,
  unwrap: true,
  'withdrawal-request': true,
  'request-transfer': true,
  'request-ready': true,
  claim: true,
  'claim-discount': true,
  burn: true,
  redemption: true,
  reward: true,
  loss: true,
  'between-reports': true,
};

/** A figure, or the reason why it is not known. */
const known = (value: Schema): Schema => ({
  oneOf: [parts({ ok: { const: true }, value }), parts({ ok: { const: false }, error: text })],
});
const range = parts({ p10: ref('BigInt'), p50: ref('BigInt'), p90: ref('BigInt') });
const exitCost = {
  receive: known(ref('BigInt')),
  fee: known(ref('BigInt')),
  gas: known(ref('BigInt')),
  wait: known(range),
  foregone: known(range),
  net: known(range),
};

/** Every named shape of the API. */
export const schemas: Readonly<Record<string, Schema>> = {
  BigInt: bigint,
  Address: { type: 'string', pattern: '^0x[0-9a-fA-F]{40}$' },
  Hash: { type: 'string', pattern: '^0x[0-9a-f]{64}$' },
  Block: parts({
    number: ref('BigInt'),
    hash: ref('Hash'),
    timestamp: ref('BigInt'),
    baseFeePerGas: orNull(ref('BigInt')),
  }),
  Tokens: {
    type: 'object',
    description: 'The tokens of a pool, by what they are in it.',
    additionalProperties: parts({ address: ref('Address'), symbol: text }),
  },
  RateHistory: rateHistory,
  LidoPool: lidoPool,
  LidoPosition: lidoPosition,
  PoolPicture: {
    description: 'Another pool of the deployment; what it says beyond this depends on its protocol.',
    oneOf: [
      parts({
        status: one('ready'),
        pool: parts({ protocol: text, id: text, contracts: { type: 'object' }, tokens: ref('Tokens') }),
        history: ref('RateHistory'),
      }),
      parts({ status: one('failed'), id: text, protocol: text, reason: text }),
    ],
  },
  PoolPosition: {
    description: 'What an account has in another pool; what it says beyond this depends on its protocol.',
    oneOf: [
      parts({
        status: one('ready'),
        id: text,
        position: parts({ account: ref('Address'), ether: ref('BigInt') }),
      }),
      parts({ status: one('failed'), id: text, reason: text }),
    ],
  },
  Snapshot: parts({
    block: ref('Block'),
    pool: ref('LidoPool'),
    history: ref('RateHistory'),
    others: list(ref('PoolPicture')),
    priorityFeePerGas: orNull(ref('BigInt')),
  }),
  LiveState: {
    description: '`now` is the server’s clock in Unix seconds; ages are counted against it.',
    oneOf: [
      parts({ status: one('live'), snapshot: ref('Snapshot'), now: ref('BigInt') }),
      parts({ status: one('stale'), snapshot: ref('Snapshot'), reason: text, now: ref('BigInt') }),
      parts({ status: one('unavailable'), reason: text, now: ref('BigInt') }),
    ],
  },
  AccountState: parts(
    {
      status: one('live', 'stale'),
      block: ref('Block'),
      position: ref('LidoPosition'),
      others: list(ref('PoolPosition')),
      waits: list(parts({ id: ref('BigInt'), eta: ref('QueueEta') })),
    },
    ['waits'],
  ),
  Node: parts({
    place: { type: 'integer', minimum: 1 },
    host: text,
    standing: one('well', 'untried', 'failing', 'busy', 'lagging', 'wrong-chain', 'contradicts'),
    latencyMs: orNull({ type: 'number' }),
    failedShare: { type: 'number', minimum: 0, maximum: 1 },
    requests: whole,
    failures: whole,
    height: orNull(ref('BigInt')),
    behind: ref('BigInt'),
    note: orNull(text),
  }),
  Apr: parts({
    value: ref('BigInt'),
    from: ref('BigInt'),
    to: ref('BigInt'),
    reports: whole,
    method: text,
  }),
  PoolHistory: parts({
    block: ref('Block'),
    reports: list(
      parts({
        blockNumber: ref('BigInt'),
        timestamp: ref('BigInt'),
        elapsed: ref('BigInt'),
        apr: orNull(ref('BigInt')),
      }),
    ),
    points: list(parts({ at: ref('BigInt'), blockNumber: ref('BigInt'), rate: ref('BigInt'), loss: flag })),
    windows: list(
      parts({
        asked: ref('BigInt'),
        rateGrowth: orNull(ref('Apr')),
        meanOfReports: orNull(ref('Apr')),
        compounded: orNull({ type: 'object' }),
        uncovered: ref('BigInt'),
      }),
    ),
  }),
  Ledgers: parts({
    account: ref('Address'),
    from: ref('BigInt'),
    to: parts({ number: ref('BigInt'), hash: ref('Hash'), timestamp: ref('BigInt') }),
    ledgers: list(ref('Ledger')),
  }),
  Ledger: parts({
    pool: text,
    name: text,
    unit: { ...text, description: 'What amounts are in: “ETH”, or a vault’s underlying token.' },
    decimals: whole,
    opening: ref('BigInt'),
    closing: ref('BigInt'),
    rounding: ref('BigInt'),
    openingSource: one('read', 'derived', 'nothing'),
    inputsHash: {
      type: 'string',
      pattern: '^[0-9a-f]{64}$',
      description: 'SHA-256 of everything the ledger was made from; the same inputs always lead to the same ledger.',
    },
    lines: list(ref('LedgerLine')),
  }),
  LedgerLine: parts({
    kind: one(...Object.keys(ledgerKinds)),
    at: ref('BigInt'),
    blockNumber: ref('BigInt'),
    transaction: orNull(ref('Hash')),
    logIndex: orNull(whole),
    change: ref('BigInt'),
    balance: ref('BigInt'),
    exact: {
      ...parts({ liquid: ref('BigInt'), wrapped: ref('BigInt'), queued: ref('BigInt') }),
      description: 'The exact change, in wei × 1e27.',
    },
    moved: {
      ...parts({ shares: ref('BigInt'), wrapped: ref('BigInt'), queued: ref('BigInt') }),
      description: 'What came or left, in units of each; zero in lines of the rate.',
    },
    claimedShares: { ...ref('BigInt'), description: 'Shares that a claim was for, where a pool is asked for shares.' },
    report: orNull(parts({ timestamp: ref('BigInt'), elapsed: orNull(ref('BigInt')) })),
  }),
  LedgerSync: parts({ status: one('syncing'), histories: list(ref('SyncProgress')) }),
  SyncProgress: parts({
    key: text,
    state: one('idle', 'waiting', 'working', 'elsewhere', 'failed'),
    reason: orNull(text),
    wanted: orNull(parts({ from: ref('BigInt'), to: ref('BigInt') })),
    stored: orNull(parts({ from: ref('BigInt'), to: ref('BigInt') })),
    blocksDone: ref('BigInt'),
    blocksTotal: ref('BigInt'),
    blocksPerSecond: orNull({ type: 'number' }),
    secondsLeft: orNull({ type: 'integer' }),
  }),
  Health: parts({
    status: one('ready', 'starting', 'stopping'),
    figures: one('live', 'stale', 'unavailable'),
    reason: orNull(text),
    block: orNull(parts({ number: ref('BigInt'), hash: ref('Hash'), ageSeconds: { type: 'integer' } })),
    nodes: list(ref('Node')),
    reorganisations: parts({ count: whole, deepest: whole }),
    streams: whole,
    uptimeSeconds: whole,
  }),
  QueueEta: {
    description:
      'When a request is paid: the 10th, 50th and 90th percentile, Unix seconds, with the rule that decides the middle.',
    oneOf: [
      parts({
        kind: one('range'),
        at: range,
        rule: text,
        changes: list(parts({ kind: text })),
        consensus: parts({ status: one('read', 'off', 'away') }),
      }),
      parts({
        kind: one('unknown'),
        reason: text,
        notBefore: orNull(ref('BigInt')),
        changes: list(parts({ kind: text })),
        consensus: parts({ status: one('read', 'off', 'away') }),
      }),
    ],
  },
  ExitChoice: {
    description:
      'Amounts in wei, waits in seconds. `fee` is taken out of `receive` already; `net` is receive − gas − foregone.',
    oneOf: [
      parts({ kind: one('queue'), ...exitCost, eta: ref('QueueEta'), refusal: orNull(parts({ code: text })) }),
      parts({ kind: one('instant'), ...exitCost, refusal: orNull(parts({ code: text })) }),
      parts({
        kind: one('market'),
        ...exitCost,
        market: parts({ kind: one('uniswap-v3', 'curve'), token: ref('Address') }),
        first: orNull(one('wrap', 'unwrap')),
        sold: ref('BigInt'),
        fault: orNull(one('no-market', 'no-liquidity', 'stale', 'out-of-bounds', 'no-answer')),
        premium: orNull(ref('BigInt')),
        depth: orNull(ref('BigInt')),
        breakEven: orNull(parts({ kind: one('after', 'at-once', 'never', 'unknown') })),
      }),
    ],
  },
  ExitComparison: parts({
    block: ref('Block'),
    amount: ref('BigInt'),
    worth: ref('BigInt'),
    apr: known(ref('BigInt')),
    feePerGas: orNull(ref('BigInt')),
    choices: list(ref('ExitChoice')),
  }),
  ReceiverFacts: parts({
    block: ref('Block'),
    address: ref('Address'),
    name: orNull(text),
    code: one('none', 'delegated', 'contract'),
    isToken: flag,
    pool: orNull(text),
    isUsed: flag,
  }),
  PriceAt: parts({
    block: ref('Block'),
    price: parts({
      amount: ref('BigInt'),
      receive: {
        oneOf: [
          parts({ ok: { type: 'boolean', const: true }, value: ref('BigInt') }),
          parts({ ok: { type: 'boolean', const: false }, error: text }),
        ],
      },
    }),
  }),
  Problem: {
    ...parts(
      {
        type: { type: 'string', pattern: '^urn:millrace:problem:[a-z-]+$' },
        title: text,
        status: { type: 'integer', minimum: 400, maximum: 599 },
        detail: text,
        faults: list(parts({ input: text, reason: text })),
      },
      ['detail', 'faults'],
    ),
    additionalProperties: false,
  },
  RpcCall: parts({ jsonrpc: one('2.0'), id: { type: ['string', 'number', 'null'] }, method: text, params: {} }, [
    'id',
    'params',
  ]),
  RpcAnswer: {
    oneOf: [
      parts({ jsonrpc: one('2.0'), id: { type: ['string', 'number', 'null'] }, result: {} }),
      parts({
        jsonrpc: one('2.0'),
        id: { type: ['string', 'number', 'null'] },
        error: parts({ code: { type: 'integer' }, message: text, data: {} }, ['data']),
      }),
    ],
  },
};

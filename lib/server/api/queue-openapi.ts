import 'server-only';

import type { EtaRule } from '@/lib/domain/queue-eta-simulation';

import type { Schema } from './schemas';

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const list = (items: Schema): Schema => ({ type: 'array', items });
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const one = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });
const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer', minimum: 0 };
const big = ref('BigInt');

function parts(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

const rules: Readonly<Record<EtaRule, true>> = {
  paused: true,
  bunker: true,
  margin: true,
  buffer: true,
  vaults: true,
  'rewards-only': true,
  deposits: true,
  exits: true,
};

const range = parts({ p10: big, p50: big, p90: big });
const changes = list({ type: 'object', properties: { kind: text }, required: ['kind'] });
const consensus: Schema = {
  description: 'Whether a beacon node told of validators that leave, and of when that is, or why it did not.',
  oneOf: [
    parts({ status: one('read'), at: big }),
    parts({ status: one('off') }),
    parts({ status: one('away'), reason: text }),
  ],
};
const missing = [parts({ status: one('syncing') }), parts({ status: one('unavailable'), reason: text })];
const payment = {
  firstId: big,
  lastId: big,
  ether: big,
  shares: big,
  at: big,
  blockNumber: big,
  transaction: ref('Hash'),
};
const claim = parts({ id: big, receiver: ref('Address'), ether: big, at: orNull(big), transaction: ref('Hash') });

/** Shapes of the queue's routes. */
export const queueSchemas: Readonly<Record<string, Schema>> = {
  QueueEta: {
    description:
      'When a request is paid: 10, 50 and 90 of 100 paths by then, in Unix seconds; or why nothing can be said.',
    oneOf: [
      parts({ kind: one('range'), at: range, rule: one(...Object.keys(rules)), changes, consensus }),
      parts({ kind: one('unknown'), reason: text, notBefore: orNull(big), changes, consensus }),
    ],
  },
  Queue: parts({
    block: ref('Block'),
    waiting: parts({
      ether: big,
      requests: big,
      lastRequestId: big,
      lastFinalizedId: big,
      claimable: big,
      pausedUntil: { anyOf: [big, { const: 'indefinitely' }, { type: 'null' }] },
      bunker: { type: 'boolean' },
    }),
    funds: {
      ...parts({
        buffered: big,
        reserved: orNull(big),
        free: big,
        withdrawalVault: big,
        rewardsVault: big,
        covers: orNull(parts({ count: whole, upTo: orNull(big), ether: big, missing: orNull(big) })),
        external: orNull(big),
        validators: orNull(parts({ working: big, pending: big, depositedSince: big })),
      }),
      description: 'What the next report can pay with, in wei. Null is what the version of the protocol does not have.',
    },
    reports: parts({
      frameSeconds: big,
      marginSeconds: big,
      last: orNull(big),
      next: parts({ reference: big, cutOff: big, landing: orNull(range) }),
    }),
    estimate: orNull(parts({ amount: big, eta: ref('QueueEta') })),
    past: {
      oneOf: [
        parts({
          status: one('ready'),
          since: orNull(big),
          count: whole,
          payments: list(
            parts({ ...payment, asked: orNull(big), waited: orNull(parts({ longest: big, shortest: big })) }),
          ),
        }),
        ...missing,
      ],
    },
    record: {
      description: 'Estimates made again for past requests, with what was known when they were made.',
      oneOf: [
        parts({
          status: one('ready'),
          wanted: whole,
          score: parts({
            trials: whole,
            inside: whole,
            earlier: whole,
            later: whole,
            unsaid: whole,
            medianMiss: orNull(big),
            medianWidth: orNull(big),
          }),
          trials: list(
            parts({ id: big, amount: big, askedAt: big, paidAt: big, paidBlock: big, said: ref('QueueEta') }),
          ),
        }),
        parts({ status: one('not-kept') }),
        ...missing,
      ],
    },
  }),
  WithdrawalRequest: parts({
    block: ref('Block'),
    id: big,
    state: one('waiting', 'claimable', 'claimed'),
    owner: ref('Address'),
    nominal: big,
    shares: big,
    requestedAt: big,
    place: orNull(parts({ position: { type: 'integer', minimum: 1 }, length: whole, etherAhead: big })),
    eta: orNull(ref('QueueEta')),
    pays: orNull(big),
    discount: orNull(parts({ ether: big, rateAsked: big, ratePaid: big })),
    happened: {
      oneOf: [
        parts({
          status: one('ready'),
          since: orNull(big),
          asked: orNull(parts({ at: big, transaction: ref('Hash') })),
          paid: orNull(parts({ ...payment, report: orNull(big) })),
          claimed: orNull(claim),
        }),
        ...missing,
      ],
    },
    image: {
      description: 'The picture of its token, as a `data:` address for an `<img>`; or why there is none.',
      oneOf: [
        parts({ ok: { const: true }, value: { type: 'string', pattern: '^data:image/' } }),
        parts({ ok: { const: false }, error: one('none', 'elsewhere', 'unreadable', 'too-large') }),
      ],
    },
  }),
};

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});
const json = (description: string, name: string) => ({
  description,
  content: { 'application/json': { schema: ref(name) } },
});
const usual = {
  '429': problem('Too many requests; `Retry-After` says when to ask again.'),
  '503': problem('There has never been a picture of the chain.'),
};

/** The queue's routes. */
export const queuePaths = {
  '/api/v1/queue': {
    get: {
      summary:
        'Lido’s withdrawal queue at the newest block: what waits, what can pay it, when, and how it went until now',
      parameters: [
        {
          name: 'amount',
          in: 'query',
          required: false,
          description: 'ETH that a request made now would be over, in wei: when it would be paid.',
          schema: { type: 'string', pattern: '^[1-9][0-9]{0,28}$' },
          example: '1000000000000000000',
        },
      ],
      responses: {
        '200': json('The queue.', 'Queue'),
        '400': problem('An amount that cannot be used.'),
        ...usual,
      },
    },
  },
  '/api/v1/queue/{id}': {
    get: {
      summary: 'One withdrawal request: its place, when it is paid, what it pays and why, what happened to it',
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^[1-9][0-9]{0,17}$' } },
      ],
      responses: {
        '200': json('The request.', 'WithdrawalRequest'),
        '400': problem('Not the number of a request.'),
        '404': problem('There is no request of that number.'),
        ...usual,
      },
    },
  },
};

import * as v from 'valibot';

import { type UnixSeconds, unixSeconds } from '@/lib/units/units';

import { address, asset, ether, hash, hex, intent, natural, quote, token } from './journal-values';

const seconds = v.pipe(
  v.bigint(),
  v.transform((value): UnixSeconds => unixSeconds(value)),
);

const call = v.object({ type: v.literal('encoded'), address, data: hex, value: ether });
const approval = v.object({ asset: token, amount: v.bigint(), spender: address });
const callStep = v.variant('kind', [
  v.object({ kind: v.picklist(['approve', 'revoke']), call, approval }),
  v.object({ kind: v.picklist(['wrap', 'act']), call, approval: v.null() }),
]);
const message = v.object({
  name: v.string(),
  version: v.string(),
  chainId: natural,
  token: address,
  owner: address,
  spender: address,
  value: v.bigint(),
  nonce: v.bigint(),
  deadline: v.bigint(),
});
const step = v.union([
  callStep,
  v.object({ kind: v.literal('permit'), approval, message, act: call, plain: call }),
  v.object({ kind: v.literal('batch'), parts: v.array(callStep) }),
]);

const asked = v.object({
  signer: v.picklist(['key', 'safe', 'contract']),
  nonce: natural,
  block: v.bigint(),
  time: seconds,
  batchId: v.nullable(hex),
});
const at = { atBlock: v.bigint(), atTime: seconds };
const sent = v.variant('kind', [
  v.object({
    kind: v.literal('transaction'),
    hash,
    address,
    data: hex,
    value: ether,
    askedNonce: v.optional(v.nullable(natural), null),
    nonce: v.nullable(natural),
    ...at,
  }),
  v.object({ kind: v.literal('batch'), id: hex, ...at }),
  v.object({
    kind: v.literal('proposal'),
    safeTxHash: hash,
    call,
    askedAt: natural,
    nonce: v.nullable(natural),
    placeRead: v.boolean(),
    ...at,
  }),
]);
const mined = v.object({ hash, block: v.bigint(), blockHash: hash, succeeded: v.boolean() });
const note = v.variant('kind', [
  v.object({ kind: v.literal('fees'), offered: ether, baseFee: ether }),
  v.object({ kind: v.literal('approvals'), known: natural, needed: natural }),
]);
const detailed = ['undecodable', 'unknown', 'no-batch', 'not-taken'] as const;
const bare = [
  'rejected',
  'insufficient-funds',
  'wrong-chain',
  'disconnected',
  'timeout',
  'rate-limited',
  'unreachable',
] as const;
const fault = v.variant('code', [
  v.object({ code: v.picklist(bare) }),
  v.object({ code: v.picklist(detailed), detail: v.string() }),
  v.object({ code: v.literal('reverted'), reason: v.string(), values: v.array(v.string()) }),
  v.object({ code: v.literal('other-account'), account: address }),
]);
const outcome = v.object({
  received: v.nullable(v.object({ asset, amount: v.bigint() })),
  requestIds: v.array(v.bigint()),
  claimedIds: v.array(v.bigint()),
});

const flow = {
  quote,
  quotedAt: v.optional(v.nullable(v.object({ number: v.bigint(), timestamp: seconds })), null),
  steps: v.pipe(v.array(step), v.minLength(1)),
  at: natural,
  hashes: v.array(v.nullable(hash)),
  outcomes: v.array(v.nullable(outcome)),
  insteadOf: v.nullable(natural),
};
const ended = { sent, mined, settled: v.boolean() };

const state = v.pipe(
  v.variant('status', [
    v.object({ ...flow, status: v.literal('review'), fault: v.nullable(fault) }),
    v.object({ ...flow, status: v.literal('signing'), asked }),
    v.object({ ...flow, status: v.literal('searching'), asked, fault: v.nullable(fault) }),
    v.object({
      ...flow,
      status: v.literal('pending'),
      sent,
      standing: v.picklist(['waiting', 'slow', 'missing', 'dropped']),
      note: v.nullable(note),
    }),
    v.object({ ...flow, status: v.literal('confirming'), sent, mined, confirmations: natural, depth: natural }),
    v.object({
      ...flow,
      status: v.literal('replaced'),
      by: hash,
      how: v.picklist(['cancelled', 'rejected', 'other']),
    }),
    v.object({ ...flow, status: v.literal('stopped') }),
    v.object({ ...flow, ...ended, status: v.literal('unread'), fault }),
    v.object({ ...flow, ...ended, status: v.literal('failed'), fault }),
    v.object({ ...flow, ...ended, status: v.literal('done'), outcome }),
  ]),
  v.check((kept) => kept.at < kept.steps.length, 'at is beyond the steps'),
);

/** One entry of the journal as it is stored. */
export const journalSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  chainId: natural,
  account: address,
  pool: v.pipe(v.string(), v.nonEmpty()),
  intent,
  startedAt: natural,
  seen: v.boolean(),
  state,
});

import { pad } from 'viem';

import type { EncodedCall, Quote } from '@/lib/protocols/protocol';
import { unixSeconds, wei } from '@/lib/units/units';

import type { TxEvent } from './events';
import type { CallStep, FlowStep, PermitStep } from './flow-step';
import type { Asked, Mined, SentTransaction } from './sent';

const HERE = '0x1000000000000000000000000000000000000001';
const OWNER = '0xa11cea11cea11cea11cea11cea11cea11cea11ce';

export const quote: Quote = {
  give: { asset: 'rebasing', amount: 5n },
  receive: { asset: 'wrapped', amount: 4n },
  requests: [],
  gasUnits: 1n,
};
export const quotedAt = { number: 9n, timestamp: unixSeconds(90n) } as const;
const callWith = (data: `0x${string}`): EncodedCall => ({ type: 'encoded', address: HERE, data, value: wei(1n) });
const approval = { asset: 'rebasing', amount: 5n, spender: HERE } as const;
export const approve: CallStep = { kind: 'approve', call: callWith('0x01'), approval };
export const revoke: CallStep = { kind: 'revoke', call: callWith('0x00'), approval };
export const act: CallStep = { kind: 'act', call: callWith('0x02'), approval: null };
export const secondAct: CallStep = { kind: 'act', call: callWith('0x03'), approval: null };
export const permit: PermitStep = {
  kind: 'permit',
  approval,
  act: callWith('0x05'),
  plain: callWith('0x02'),
  message: {
    name: 'Token',
    version: '2',
    chainId: 1,
    token: HERE,
    owner: OWNER,
    spender: HERE,
    value: 5n,
    nonce: 0n,
    deadline: 99n,
  },
};
export const permittedAct = callWith('0x06');
export const batch: FlowStep = { kind: 'batch', parts: [approve, act] };

export const HASHES = [pad('0x01'), pad('0x02'), pad('0x03')] as const;
export const asked: Asked = { signer: 'key', nonce: 4, block: 9n, time: unixSeconds(90n), batchId: null };
export const sentAs = (hash: `0x${string}`, nonce: number | null = null): SentTransaction => ({
  kind: 'transaction',
  askedNonce: 4,
  hash,
  address: HERE,
  data: '0x02',
  value: wei(1n),
  atBlock: 9n,
  atTime: unixSeconds(90n),
  nonce,
});
export const minedAs = (hash: `0x${string}`, block = 10n): Mined => ({
  hash,
  block,
  blockHash: pad('0xb1'),
  succeeded: true,
});
export const outcome = { received: null, requestIds: [7n], claimedIds: [] };
export const rejected = { code: 'rejected' } as const;
export const reverted = { code: 'reverted', reason: 'STAKE_LIMIT', values: [] } as const;

/** One event of each type. */
export const events = {
  checked: { type: 'checked', quote, quotedAt, steps: [approve, act] },
  refused: { type: 'refused', refusal: { code: 'staking-paused' } },
  'check-failed': { type: 'check-failed', fault: { code: 'timeout' } },
  recheck: { type: 'recheck' },
  confirm: { type: 'confirm' },
  asked: { type: 'asked', asked },
  permitted: { type: 'permitted', act: permittedAct },
  'permit-used': { type: 'permit-used', act: permittedAct },
  sent: { type: 'sent', sent: sentAs(HASHES[0]) },
  'not-sent': { type: 'not-sent', fault: rejected },
  'answer-lost': { type: 'answer-lost', fault: null },
  'given-up': { type: 'given-up', fault: { code: 'no-batch', detail: 'none' } },
  standing: { type: 'standing', sent: sentAs(HASHES[0], 4), standing: 'dropped', note: null },
  'sped-up': { type: 'sped-up', hash: HASHES[1] },
  replaced: { type: 'replaced', by: HASHES[2], how: 'cancelled' },
  'send-again': { type: 'send-again' },
  included: { type: 'included', mined: minedAs(HASHES[0]), confirmations: 1, depth: 2 },
  reorged: { type: 'reorged' },
  'step-done': { type: 'step-done', mined: minedAs(HASHES[0]), outcome },
  interrupted: { type: 'interrupted', mined: minedAs(HASHES[0]), outcome },
  finished: { type: 'finished', outcome },
  unread: { type: 'unread', fault: { code: 'undecodable', detail: 'none' } },
  reverted: { type: 'reverted', fault: reverted },
  settled: { type: 'settled' },
  stop: { type: 'stop' },
  revoke: { type: 'revoke', step: revoke },
} as const satisfies { readonly [Type in TxEvent['type']]: Extract<TxEvent, { type: Type }> };

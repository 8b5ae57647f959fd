import { describe, expect, it } from 'vitest';

import type { Intent } from '@/lib/protocols/protocol';
import {
  act,
  approve,
  batch,
  HASHES,
  minedAs,
  permit,
  quote,
  quotedAt,
  revoke,
  secondAct,
  sentAs,
} from '@/lib/tx/flow.fixture';
import { newFlow, type TxState } from '@/lib/tx/state';
import { ONE_ETHER, unixSeconds, wei } from '@/lib/units/units';

import { formatGwei } from './format-gwei';
import { pendingWording, standingWords } from './standing-wording';
import { stepWording } from './step-wording';

const at = '0x1000000000000000000000000000000000000001';
const tokens = { rebasing: { address: at, symbol: 'stETH' }, wrapped: { address: at, symbol: 'wstETH' } } as const;
const wrap: Intent = { kind: 'wrap', amount: wei(ONE_ETHER) };
const request: Intent = { kind: 'request', token: 'rebasing', amount: wei(ONE_ETHER) };
const FIVE_WEI = '0.000\u2009000\u2009000\u2009000\u2009000\u2009005 stETH';

describe('a signature', () => {
  it.each([
    ['an approval', [approve, act], 0, wrap, `Allow the wrapper to move exactly ${FIVE_WEI}`],
    ['an approval', [approve, act], 0, request, `Allow the withdrawal queue to move exactly ${FIVE_WEI}`],
    [
      'a permit',
      [permit, act],
      0,
      request,
      `Sign a permit, which costs nothing: the withdrawal queue may move exactly ${FIVE_WEI}`,
    ],
    ['an act', [approve, act], 1, wrap, 'Wrap 1 stETH'],
    ['one of several acts', [act, secondAct], 1, wrap, 'Wrap 1 stETH, part 2 of 2'],
    ['a batch', [batch], 0, wrap, 'Wrap 1 stETH, with the allowance for it in the same transaction'],
    ['a revoked allowance', [revoke], 0, wrap, 'Take the allowance back: nothing may be moved any more'],
  ] as const)('of %s is told exactly', (_what, steps, index, intent, words) => {
    expect(stepWording(steps, index, intent, tokens)).toBe(words);
  });
});

const pendingAs = (change: object) =>
  ({
    ...newFlow(quote, quotedAt, [act]),
    status: 'pending',
    sent: sentAs(HASHES[0]),
    standing: 'waiting',
    note: null,
    ...change,
  }) as Extract<TxState, { status: 'pending' }>;
const gwei = (amount: bigint) => wei(amount * 10n ** 9n);

describe('how a transaction stands', () => {
  it('is advice about fees when it is slow', () => {
    const low = { standing: 'slow', note: { kind: 'fees', offered: gwei(2n), baseFee: gwei(30n) } };
    expect(pendingWording(pendingAs(low))).toContain(
      'offers at most 2 gwei for a unit of gas, and a block costs 30 gwei now',
    );
    const enough = { standing: 'slow', note: { kind: 'fees', offered: gwei(40n), baseFee: gwei(30n) } };
    expect(pendingWording(pendingAs(enough))).toContain('a higher tip would help');
    expect(pendingWording(pendingAs({ standing: 'slow' }))).toContain('Your wallet can speed it up.');
  });

  it('is never called failed while its fate is open', () => {
    const proposal = {
      kind: 'proposal',
      safeTxHash: HASHES[0],
      call: act.call,
      askedAt: 0,
      nonce: 0,
      placeRead: true,
      atBlock: 1n,
      atTime: unixSeconds(1n),
    };
    const batchSent = { kind: 'batch', id: '0x1d', atBlock: 1n, atTime: unixSeconds(1n) };
    for (const sent of [sentAs(HASHES[0]), proposal, batchSent]) {
      for (const standing of ['waiting', 'slow', 'missing', 'dropped']) {
        const state = pendingAs({ sent, standing });
        expect(`${pendingWording(state)} ${standingWords(state)}`).not.toMatch(/fail|error|undefined|null/);
      }
    }
    const signed = pendingAs({ sent: proposal, note: { kind: 'approvals', known: 1, needed: 2 } });
    expect(pendingWording(signed)).toContain('1 of 2 signatures are known here');
    expect(standingWords(signed)).toBe('proposed to the Safe, 1 of 2 signatures');
  });

  it('counts confirmations', () => {
    const confirming = {
      ...newFlow(quote, quotedAt, [act]),
      status: 'confirming',
      sent: sentAs(HASHES[0]),
      mined: minedAs(HASHES[0]),
      confirmations: 1,
      depth: 2,
    } as const;
    expect(standingWords(confirming)).toBe('in a block, 1 of 2 confirmations');
  });
});

describe('formatGwei', () => {
  it.each([
    [0n, '0'],
    [1n, '0.001'],
    [10n ** 9n, '1'],
    [1_500_000_000n, '1.5'],
    [1_500_000_001n, '1.501'],
  ])('writes %i wei as %s, never less', (amount, text) => {
    expect(formatGwei(amount)).toBe(text);
  });
});

import { numberToHex, pad } from 'viem';
import { describe, expect, it } from 'vitest';

import { CONTRACTS } from '@/lib/protocols/lido/lido.fixture';
import { unixSeconds, wei } from '@/lib/units/units';

import { BLOCK, block, FIRST, listed, refusing, SECOND, scripted } from './context.fixture';
import { act, permit } from './flow.fixture';
import type { CallStep } from './flow-step';
import { lookForAnswer } from './search';
import type { Asked } from './sent';

const asked: Asked = { signer: 'key', nonce: 7, block: 90n, time: unixSeconds(990n), batchId: null };
const step: CallStep = {
  kind: 'act',
  approval: null,
  call: { type: 'encoded', address: CONTRACTS.token, data: '0x1234', value: wei(5n) },
};
const same = { to: CONTRACTS.token, input: '0x1234', value: '0x5' };

/** A chain whose block 95 has this transaction of the account, which used nonce 7. */
function minedIn95(change: object, count = '0x8') {
  return {
    eth_getTransactionCount: (_of: string, tag: string) => (tag === 'latest' || BigInt(tag) >= 95n ? count : '0x7'),
    eth_getBlockByNumber: (tag: string, whole: boolean) =>
      whole && tag === '0x5f' ? { ...block, transactions: [listed(7, { hash: SECOND, ...change })] } : block,
  };
}

describe('what a wallet sent while nobody was there', () => {
  it('is found in a block when exactly that call used the nonce', async () => {
    const { context } = scripted(minedIn95(same));
    expect(await lookForAnswer(context, step, asked)).toEqual({
      kind: 'transaction',
      hash: SECOND,
      address: CONTRACTS.token,
      data: '0x1234',
      value: 5n,
      askedNonce: 7,
      nonce: null,
      atBlock: 90n,
      atTime: 990n,
    });
  });

  it.each([
    ['another contract', { ...same, to: CONTRACTS.queue }],
    ['other data', { ...same, input: '0x1235' }],
    ['another value', { ...same, value: '0x6' }],
  ])('is not %s', async (_what, change) => {
    expect(await lookForAnswer(scripted(minedIn95(change)).context, step, asked)).toBeNull();
  });

  it('is found among those that wait in the pool', async () => {
    const waiting = listed(8, { ...same });
    const { context } = scripted({
      eth_getBlockByNumber: (tag: string) => (tag === 'pending' ? { ...block, transactions: [waiting] } : block),
    });
    expect(await lookForAnswer(context, step, asked)).toMatchObject({ hash: FIRST });
  });

  it('is not the same call from before the wallet was asked', async () => {
    const earlier = listed(6, { ...same });
    const { context } = scripted({
      eth_getBlockByNumber: (tag: string) => (tag === 'pending' ? { ...block, transactions: [earlier] } : block),
    });
    expect(await lookForAnswer(context, step, asked)).toBeNull();
  });

  it('is nothing for a permit: a signature alone is in no block', async () => {
    const { context, node } = scripted();
    expect(await lookForAnswer(context, permit, asked)).toBeNull();
    expect(node.requests).toEqual([]);
  });

  it('of a batch is known to the wallet by the id it was given', async () => {
    const batch = { kind: 'batch', parts: [act] } as const;
    const named = { ...asked, batchId: pad('0x1d') };
    const { context } = scripted({ wallet_getCallsStatus: { status: 100 } });
    expect(await lookForAnswer(context, batch, named)).toMatchObject({ kind: 'batch', id: pad('0x1d') });
    const unknown = scripted({ wallet_getCallsStatus: refusing(5730) });
    expect(await lookForAnswer(unknown.context, batch, named)).toBeNull();
  });

  it('is looked for only up to the newest block', async () => {
    const { context, node } = scripted(minedIn95(same));
    await lookForAnswer(context, step, asked);
    const blocks = node.asked('eth_getTransactionCount').map(([, tag]) => String(tag));
    expect(blocks.filter((tag) => tag !== 'latest' && BigInt(tag) > BLOCK)).toEqual([]);
    expect(blocks).toContain('latest');
    expect(numberToHex(BLOCK)).toBe('0x64');
  });
});

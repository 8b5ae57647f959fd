import { encodeErrorResult, numberToHex, pad, parseAbi } from 'viem';
import { describe, expect, it } from 'vitest';

import type { ChainFault } from '@/lib/chain/fault';
import { ALICE, CONTRACTS, eth } from '@/lib/protocols/lido/lido.fixture';
import type { Intent } from '@/lib/protocols/protocol';
import { ONE_ETHER, unixSeconds, wei } from '@/lib/units/units';

import { type CheckChoices, checkIntent } from './check';
import { Abandoned, type ExecutorContext } from './context';
import {
  BLOCK,
  block,
  callAnswer,
  FIRST,
  failing,
  listed,
  mintLog,
  receipt,
  refusing,
  reverting,
  scripted,
  unreachable,
} from './context.fixture';
import { driveFlow } from './drive';
import type { TxEvent } from './events';
import { reduceTx } from './machine';
import type { Asked } from './sent';
import { INITIAL_TX, type TxState } from './state';

const stake: Intent = { kind: 'stake', amount: wei(ONE_ETHER), receive: 'rebasing' };
const wrap: Intent = { kind: 'wrap', amount: wei(105n * ONE_ETHER) };
const request: Intent = { kind: 'request', token: 'rebasing', amount: eth(5n) };
const asked: Asked = { signer: 'key', nonce: 7, block: BLOCK, time: unixSeconds(1_000n), batchId: null };
const PLAIN: CheckChoices = { avoided: [], claimsPerTransaction: null };

const revertWith = (reason: string) =>
  reverting(encodeErrorResult({ abi: parseAbi(['error Error(string)']), errorName: 'Error', args: [reason] }));
/** Answers calls one after the other; the last answer stays. */
function inTurn(...answers: readonly unknown[]) {
  let turn = 0;
  return (...args: unknown[]) => {
    const answer = answers[Math.min(turn++, answers.length - 1)];
    return typeof answer === 'function' ? answer(...args) : answer;
  };
}

/** Checks an intent and confirms it. */
async function confirmed(context: ExecutorContext, intent: Intent): Promise<TxState> {
  const checked = await checkIntent(context, intent, PLAIN);
  if (checked.status !== 'ready') throw new Error(`the check is ${checked.status}`);
  const { quote, quotedAt, steps } = checked;
  return [{ type: 'checked', quote, quotedAt, steps } as const, { type: 'confirm' } as const].reduce(
    reduceTx,
    INITIAL_TX,
  );
}

/** Drives a flow to where it rests; gives back every event that changed something, the trouble told, and the state. */
async function drive(context: ExecutorContext, intent: Intent, from?: TxState) {
  let state = from ?? (await confirmed(context, intent));
  const told: string[] = [];
  const trouble: (ChainFault | null)[] = [];
  const driven = driveFlow(context, intent, state, {
    dispatch: (event: TxEvent) => {
      const next = reduceTx(state, event);
      if (next !== state) told.push(event.type);
      state = next;
      return next;
    },
    onTrouble: (fault) => void trouble.push(fault),
  });
  await driven.catch((error: unknown) => {
    if (!(error instanceof Abandoned)) throw error;
  });
  return { state, told, trouble };
}

describe('a confirmed flow', () => {
  it('is tried out, kept, signed, watched, read, and watched until it is final', async () => {
    const { context, node } = scripted();
    const { state, told } = await drive(context, stake);
    expect(told).toEqual(['asked', 'sent', 'included', 'finished', 'settled']);
    expect(state).toMatchObject({
      status: 'done',
      settled: true,
      hashes: [FIRST],
      outcome: { received: { asset: 'rebasing', amount: 999n } },
    });
    expect(node.asked('eth_sendTransaction')).toMatchObject([
      [{ from: ALICE, to: CONTRACTS.token, value: numberToHex(ONE_ETHER) }],
    ]);
  });

  it('notes nonce and block before the wallet is asked', async () => {
    const { context, node } = scripted();
    const order: string[] = [];
    node.set({
      eth_sendTransaction: () => {
        order.push('wallet');
        return FIRST;
      },
    });
    let state = await confirmed(context, stake);
    await driveFlow(context, stake, state, {
      dispatch: (event) => {
        state = reduceTx(state, event);
        if (event.type === 'asked') order.push(`kept ${event.asked.nonce} ${event.asked.block}`);
        return state;
      },
      onTrouble: () => undefined,
    });
    expect(order).toEqual(['kept 7 100', 'wallet']);
  });

  it('sends ether plainly when staking for the wrapped token', async () => {
    const { context, node } = scripted();
    const { state } = await drive(context, { ...stake, receive: 'wrapped' });
    expect(state).toMatchObject({ status: 'done', outcome: { received: { asset: 'wrapped', amount: 952n } } });
    expect(node.asked('eth_sendTransaction')).toMatchObject([[{ to: CONTRACTS.wrapper, data: '0x' }]]);
  });

  it('goes from an approval to the act by itself', async () => {
    const { context, node } = scripted();
    const { state, told } = await drive(context, wrap);
    expect(told.join(' ')).toBe('asked sent included step-done asked sent included finished settled');
    expect(state).toMatchObject({ status: 'done', at: 1 });
    expect(node.asked('eth_sendTransaction').map(([tx]) => (tx as { to: string }).to)).toEqual([
      CONTRACTS.token,
      CONTRACTS.wrapper,
    ]);
  });

  it('signs nothing when the simulation reverts', async () => {
    const { context, node } = scripted({ eth_call: callAnswer({}, revertWith('STAKE_LIMIT')) });
    const { state, told } = await drive(context, stake);
    expect(told).toEqual(['not-sent']);
    expect(state).toMatchObject({ status: 'review', fault: { code: 'reverted', reason: 'STAKE_LIMIT' } });
    expect(node.asked('eth_sendTransaction')).toEqual([]);
  });

  it('comes back to the person when they decline', async () => {
    const { context } = scripted({ eth_sendTransaction: refusing(4001) });
    const { state } = await drive(context, stake);
    expect(state).toMatchObject({ status: 'review', at: 0, fault: { code: 'rejected' } });
  });

  it('does not ask a wallet that is on another chain by now', async () => {
    const { context, node } = scripted();
    const from = await confirmed(context, stake);
    node.set({ eth_chainId: '0x1' });
    const { state } = await drive(context, stake, from);
    expect(state).toMatchObject({ status: 'review', fault: { code: 'wrong-chain' } });
    expect(node.asked('eth_sendTransaction')).toEqual([]);
  });

  it('looks in the chain when the wallet’s answer is lost, for it may have sent it', async () => {
    const { context, node } = scripted({ eth_sendTransaction: refusing(-32_603) });
    const data = (await confirmed(context, stake)) as Extract<TxState, { status: 'simulating' }>;
    const call = data.steps[0]?.kind === 'act' ? data.steps[0].call : null;
    if (call === null) throw new Error('a stake is one act');
    const own = listed(7, { to: call.address, input: call.data, value: numberToHex(call.value) });
    let looks = 0;
    node.set({
      eth_getBlockByNumber: (at: string) =>
        at === 'pending' && looks++ > 1 ? { ...block, transactions: [own] } : block,
    });
    const { state, told } = await drive(context, stake);
    expect(told).toEqual(['asked', 'answer-lost', 'sent', 'included', 'finished', 'settled']);
    expect(state).toMatchObject({ status: 'done' });
    expect(node.asked('eth_sendTransaction')).toHaveLength(1);
  });

  it('sends a dropped transaction again with its own nonce', async () => {
    const { context, node } = scripted();
    const from = await confirmed(context, stake);
    if (from.status !== 'simulating') throw new Error('not confirmed');
    await drive(context, stake, { ...from, insteadOf: 5 });
    expect(node.asked('eth_sendTransaction')).toMatchObject([[{ nonce: '0x5' }]]);
  });

  it('asks the chain before its block why a mined transaction reverted, and does not go on', async () => {
    const { context, node } = scripted({ eth_getTransactionReceipt: receipt('0x0') });
    node.set({ eth_call: callAnswer({}, inTurn('0x', revertWith('STAKE_LIMIT'))) });
    const { state, told } = await drive(context, wrap);
    expect(told).toEqual(['asked', 'sent', 'included', 'reverted', 'settled']);
    expect(state).toMatchObject({ status: 'failed', at: 0, fault: { code: 'reverted', reason: 'STAKE_LIMIT' } });
    expect(node.asked('eth_call').at(-1)?.[1]).toBe(numberToHex(BLOCK - 1n));
  });

  it.each([
    [
      'the events are not there',
      { eth_getTransactionReceipt: receipt('0x1', []) },
      'receipt: no token reached the account',
    ],
  ])('says that what it did could not be read when %s, never that it was not sent', async (_when, script, detail) => {
    const { context } = scripted(script);
    const { state } = await drive(context, stake);
    expect(state).toMatchObject({ status: 'unread', fault: { code: 'undecodable', detail } });
  });

  it('says the same when the node fails after the transaction is confirmed', async () => {
    const { context, node } = scripted();
    const from = await confirmed(context, stake);
    node.set({ eth_call: inTurn('0x', unreachable) });
    const { state } = await drive(context, stake, from);
    expect(state).toMatchObject({ status: 'unread', fault: { detail: 'the node failed (unreachable)' } });
  });
});

describe('confirmations', () => {
  it('are waited for to the depth of the network', async () => {
    const { context, waits } = scripted({ eth_blockNumber: inTurn('0x64', '0x64', '0x65', '0x66') });
    const { state, told } = await drive({ ...context, depth: 3 }, stake);
    expect(told).toEqual(['asked', 'sent', 'included', 'included', 'included', 'finished', 'settled']);
    expect(state).toMatchObject({ status: 'done' });
    expect(waits.length).toBeGreaterThan(0);
  });

  it('start again when the block is taken out of the chain', async () => {
    const gone = inTurn(receipt('0x1', []), null, receipt('0x1', [mintLog(CONTRACTS.token, 9n)]));
    const { context } = scripted({ eth_getTransactionReceipt: gone });
    const { state, told } = await drive({ ...context, depth: 1 }, stake);
    expect(told).toEqual(['asked', 'sent', 'included', 'reorged', 'included', 'finished', 'settled']);
    expect(state).toMatchObject({ status: 'done' });
  });

  it('follow an end that the chain takes back', async () => {
    const mined = receipt('0x1', [mintLog(CONTRACTS.token, 9n)]);
    const moved = { ...mined, blockHash: pad('0xb2') };
    // Seen, deep, read, and then in another block.
    const { context } = scripted({ eth_getTransactionReceipt: inTurn(mined, mined, mined, moved) });
    const { told } = await drive(context, stake);
    expect(told.join(' ')).toBe('asked sent included finished reorged included finished settled');
  });

  it('go on beyond the end until the block is final', async () => {
    let finalized = 90n;
    const { context, waits } = scripted({
      eth_getBlockByNumber: (at: string) =>
        at === 'finalized' ? { ...block, number: numberToHex(finalized++) } : block,
    });
    const { state } = await drive(context, stake);
    expect(state).toMatchObject({ status: 'done', settled: true });
    expect(waits.filter((ms) => ms === 4_000)).toHaveLength(10);
  });
});

describe('a permit', () => {
  const signature = `0x${'aa'.repeat(32)}${'bb'.repeat(32)}1c`;
  const INVALID = revertWith('INVALID_SIGNATURE');

  it('is signed without a transaction, and the act carries it', async () => {
    const { context, node } = scripted({
      eth_signTypedData_v4: signature,
      eth_getTransactionReceipt: receipt('0x0'),
    });
    const { told } = await drive(context, request);
    expect(told.slice(0, 4)).toEqual(['asked', 'permitted', 'asked', 'sent']);
    expect(node.asked('eth_sendTransaction')).toMatchObject([[{ data: expect.stringContaining('aa'.repeat(32)) }]]);
  });

  it('that somebody put on chain first gives way to the plain act, for which the allowance is there', async () => {
    const { context, node } = scripted({
      eth_signTypedData_v4: signature,
      eth_call: callAnswer({}, inTurn(INVALID, '0x')),
      eth_getTransactionReceipt: receipt('0x0'),
    });
    const { told } = await drive(context, request);
    expect(told.slice(0, 5)).toEqual(['asked', 'permitted', 'permit-used', 'asked', 'sent']);
    expect(node.asked('eth_sendTransaction')).toMatchObject([[{ data: expect.stringMatching(/^0xd6681042/) }]]);
  });

  it('that is refused for another reason is not sent, and is asked for anew', async () => {
    const { context, node } = scripted({ eth_signTypedData_v4: signature, eth_call: callAnswer({}, INVALID) });
    const { state } = await drive(context, request);
    expect(state).toMatchObject({ status: 'review', at: 0, fault: { reason: 'INVALID_SIGNATURE' } });
    expect(node.asked('eth_sendTransaction')).toEqual([]);
  });

  it('that the person declines leaves nothing', async () => {
    const { context } = scripted({ eth_signTypedData_v4: refusing(4001) });
    expect((await drive(context, request)).state).toMatchObject({ status: 'review', fault: { code: 'rejected' } });
  });

  it('whose answer is lost is as good as unsigned', async () => {
    const { context } = scripted({ eth_signTypedData_v4: failing(new Error('gone')) });
    expect((await drive(context, request)).state).toMatchObject({ status: 'review', fault: { code: 'unknown' } });
  });
});

describe('a batch', () => {
  const ATOMIC = { wallet_getCapabilities: { '0x7a69': { atomic: { status: 'supported' } } }, eth_simulateV1: [] };
  const mined = receipt('0x1', [mintLog(CONTRACTS.wrapper, 952n)]);

  it('carries approval and act in one signature, under an id that was kept before', async () => {
    const status = inTurn({ status: 100 }, { status: 200, receipts: [mined] });
    const { context, node } = scripted({
      ...ATOMIC,
      wallet_sendCalls: ({ id }: { id: string }) => ({ id }),
      wallet_getCallsStatus: status,
      eth_getTransactionReceipt: mined,
    });
    const { state, told } = await drive(context, wrap);
    expect(told).toEqual(['asked', 'sent', 'included', 'finished', 'settled']);
    expect(state).toMatchObject({ status: 'done', sent: { kind: 'batch', id: pad('0x1d') }, hashes: [FIRST] });
    expect(node.asked('wallet_sendCalls')).toMatchObject([
      [
        {
          atomicRequired: true,
          version: '2.0.0',
          id: pad('0x1d'),
          calls: [{ to: CONTRACTS.token }, { to: CONTRACTS.wrapper }],
        },
      ],
    ]);
    expect(node.asked('eth_sendTransaction')).toEqual([]);
  });

  it('that the wallet gives up is back with the person', async () => {
    const { context } = scripted({
      ...ATOMIC,
      wallet_sendCalls: { id: pad('0x1d') },
      wallet_getCallsStatus: { status: 400 },
    });
    expect((await drive(context, wrap)).state).toMatchObject({ status: 'review', fault: { code: 'no-batch' } });
  });

  it.each([
    [5750, 'rejected'],
    [5760, 'no-batch'],
    [4001, 'rejected'],
  ])('that the wallet answers with %i is not sent: %s', async (code, fault) => {
    const { context } = scripted({ ...ATOMIC, wallet_sendCalls: refusing(code) });
    expect((await drive(context, wrap)).state).toMatchObject({ status: 'review', fault: { code: fault } });
  });

  it('that reverted has failed', async () => {
    const reverted = receipt('0x0');
    const { context } = scripted({
      ...ATOMIC,
      wallet_sendCalls: { id: pad('0x1d') },
      wallet_getCallsStatus: { status: 500, receipts: [reverted] },
      eth_getTransactionReceipt: reverted,
    });
    expect((await drive(context, wrap)).state).toMatchObject({ status: 'failed' });
  });
});

describe('a flow that is taken up again', () => {
  it('is watched, and asks for no second signature unbidden', async () => {
    const { context, node } = scripted();
    const from = await confirmed(context, wrap);
    const pending = [{ type: 'asked', asked } as const, sentEvent(from)].reduce(reduceTx, from);
    const { state } = await drive(context, wrap, pending);
    // Nothing but the approval is done: everything is read again.
    expect(state).toEqual(INITIAL_TX);
    expect(node.asked('eth_sendTransaction')).toEqual([]);
  });

  it('goes on with the old plan after an act, for a new one would do it twice', async () => {
    const claimed = receipt('0x1', []);
    const { context } = scripted({ eth_getTransactionReceipt: claimed });
    const from = await confirmed(context, stake);
    if (from.status !== 'simulating') throw new Error('not confirmed');
    const twoActs = { ...from, steps: [...from.steps, ...from.steps] };
    const pending = [{ type: 'asked', asked } as const, sentEvent(from)].reduce(reduceTx, twoActs);
    expect((await drive(context, stake, pending)).state).toMatchObject({ status: 'review', at: 1, outcomes: [null] });
  });

  it('is searched for when the page died while the wallet asked', async () => {
    const { context, node } = scripted({}, 3);
    const from = await confirmed(context, stake);
    const signing = reduceTx(from, { type: 'asked', asked });
    const { state, told } = await drive(context, stake, signing);
    expect(told).toEqual(['answer-lost']);
    expect(state).toMatchObject({ status: 'searching' });
    expect(node.asked('eth_sendTransaction')).toEqual([]);
  });

  it('has nothing to do once it has settled', async () => {
    const { context, node } = scripted();
    const done = (await drive(context, stake)).state;
    const before = node.requests.length;
    expect((await drive(context, stake, done)).state).toBe(done);
    expect(node.requests).toHaveLength(before);
  });
});

function sentEvent(state: TxState): TxEvent {
  const step = 'steps' in state ? state.steps[0] : undefined;
  if (step === undefined || !('call' in step)) throw new Error('there is no call');
  const { address, data, value } = step.call;
  const at = { atBlock: BLOCK, atTime: unixSeconds(1_000n) };
  return {
    type: 'sent',
    sent: { kind: 'transaction', hash: FIRST, address, data, value, askedNonce: 7, nonce: 7, ...at },
  };
}

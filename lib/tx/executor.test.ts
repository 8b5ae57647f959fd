import {
  encodeAbiParameters,
  encodeErrorResult,
  encodeEventTopics,
  type Hex,
  HttpRequestError,
  numberToHex,
  pad,
  parseAbi,
} from 'viem';
import { describe, expect, it } from 'vitest';

import { lidoAbi } from '@/contracts-abi/lido';
import type { ChainFault } from '@/lib/chain/fault';
import { LIDO_CHAIN } from '@/lib/chain/lido-chain.fixture';
import { MULTICALL3 } from '@/lib/chain/networks';
import { type ContractScript, multicallAnswer, type NodeScript, ScriptedNode } from '@/lib/chain/scripted-node.fixture';
import { lido } from '@/lib/protocols/lido/lido';
import { ALICE, CHAIN_SCRIPT, CONTRACTS, PARTS, poolWith, positionWith } from '@/lib/protocols/lido/lido.fixture';
import { planLido } from '@/lib/protocols/lido/plan';
import type { Intent } from '@/lib/protocols/protocol';
import { ONE_ETHER, wei } from '@/lib/units/units';

import { checkIntent, type ExecutorContext } from './executor';
import { INITIAL_TX, reduceTx, type TxEvent, type TxState } from './machine';
import { resumeFlow, runFlow } from './run-flow';
import { encodeStep } from './steps';

const CHAIN_ID = 31_337;
const BLOCK = 100n;
const HASHES = [pad('0x01'), pad('0x02')] as const;
const stake: Intent = { kind: 'stake', amount: wei(ONE_ETHER), receive: 'rebasing' };
const wrap: Intent = { kind: 'wrap', amount: wei(105n * ONE_ETHER) };

const block = {
  number: numberToHex(BLOCK),
  hash: pad('0xb1'),
  timestamp: '0x1',
  baseFeePerGas: '0x3b9aca00',
  gasLimit: '0x1',
  gasUsed: '0x0',
  transactions: [],
};
const stakeLimitRevert = encodeErrorResult({
  abi: parseAbi(['error Error(string)']),
  errorName: 'Error',
  args: ['STAKE_LIMIT'],
});

const failing = (error: unknown) => () => Promise.reject(error);
const revert = (data: Hex) => failing(Object.assign(new Error('execution reverted'), { code: 3, data }));
const unreachable = failing(new HttpRequestError({ url: 'http://node.invalid' }));

/** Answers reads by Multicall3 from the contract script, and any other call as `plain` says. */
function callAnswer(script: ContractScript, plain: unknown = '0x') {
  const read = multicallAnswer(LIDO_CHAIN, { ...CHAIN_SCRIPT, ...script });
  return (call: { to: Hex; data: Hex }, ...rest: unknown[]) => {
    if (call.to.toLowerCase() === MULTICALL3.toLowerCase()) return read(call);
    return typeof plain === 'function' ? plain(call, ...rest) : plain;
  };
}

/** ERC-20 `Transfer` from nobody to Alice. */
function mintLog(address: Hex, value: bigint) {
  const topics = encodeEventTopics({
    abi: lidoAbi,
    eventName: 'Transfer',
    args: { from: pad('0x0', { size: 20 }), to: ALICE },
  });
  return {
    address,
    topics,
    data: encodeAbiParameters([{ type: 'uint256' }], [value]),
    blockNumber: '0x64',
    logIndex: '0x0',
    transactionIndex: '0x0',
    transactionHash: HASHES[0],
    blockHash: block.hash,
    removed: false,
  };
}

const receipt = (status: '0x0' | '0x1', logs: readonly unknown[] = []) => ({
  status,
  logs,
  blockNumber: block.number,
  blockHash: block.hash,
  transactionHash: HASHES[0],
  transactionIndex: '0x0',
  contractAddress: null,
  cumulativeGasUsed: '0x1',
  effectiveGasPrice: '0x1',
  from: ALICE,
  gasUsed: '0x1',
  logsBloom: '0x0',
  to: CONTRACTS.token,
  type: '0x2',
});

/** A transaction in the node's pool. */
function listed(nonce: number, change: object = {}) {
  return {
    hash: HASHES[0],
    nonce: numberToHex(nonce),
    from: ALICE,
    to: CONTRACTS.token,
    input: '0x',
    value: '0x0',
    gas: '0x1',
    gasPrice: '0x1',
    type: '0x0',
    blockHash: null,
    blockNumber: null,
    transactionIndex: null,
    ...change,
  };
}

/** A context on a scripted node whose clock only counts. */
function scripted(script: NodeScript = {}) {
  let sentSoFar = 0;
  const node = new ScriptedNode({
    eth_chainId: numberToHex(CHAIN_ID),
    eth_getBlockByNumber: block,
    eth_blockNumber: numberToHex(BLOCK),
    eth_maxPriorityFeePerGas: '0x0',
    eth_getTransactionByHash: listed(7),
    eth_getTransactionCount: '0x7',
    eth_call: callAnswer({}),
    eth_sendTransaction: () => HASHES[sentSoFar++],
    eth_getTransactionReceipt: receipt('0x1', [mintLog(CONTRACTS.token, 999n), mintLog(CONTRACTS.wrapper, 952n)]),
    ...script,
  });
  const waits: number[] = [];
  const context: ExecutorContext = {
    protocol: lido,
    root: CONTRACTS.locator,
    parts: PARTS,
    account: ALICE,
    chainId: CHAIN_ID,
    reader: node.reader(),
    wallet: node.wallet(ALICE),
    wait: async (ms) => {
      waits.push(ms);
    },
  };
  return { node, context, waits };
}

/** Runs a confirmed flow and gives back every event, the trouble told, and the state it ends in. */
async function flowOf(context: ExecutorContext, intent: Intent, from?: TxState) {
  const steps = planLido(poolWith(), positionWith(), intent).map(encodeStep);
  const quote = { give: null, receive: null, requests: [], gasUnits: 1n };
  let state =
    from ?? [{ type: 'checked', quote, steps } as const, { type: 'confirm' } as const].reduce(reduceTx, INITIAL_TX);
  if (state.status !== 'simulating') throw new Error(`the flow is ${state.status}`);
  const told: TxEvent[] = [];
  const trouble: (ChainFault | null)[] = [];
  await runFlow(context, intent, state, {
    dispatch: (event) => {
      told.push(event);
      state = reduceTx(state, event);
    },
    onTrouble: (fault) => trouble.push(fault),
  });
  return { state, told: told.map(({ type }) => type), trouble };
}

describe('checkIntent', () => {
  it('quotes and plans at the newest block of the wallet’s own connection', async () => {
    const { context, node } = scripted();
    expect(await checkIntent(context, stake)).toEqual({
      status: 'ready',
      quote: expect.objectContaining({ receive: { asset: 'rebasing', amount: ONE_ETHER - 1n } }),
      steps: planLido(poolWith(), positionWith(), stake).map(encodeStep),
    });
    expect(new Set(node.asked('eth_call').map(([, at]) => at))).toEqual(new Set([numberToHex(BLOCK)]));
  });

  it('hands a refusal on', async () => {
    const limit = [true, false, 0n, 0n, 0n, 0n, 0n];
    const { context } = scripted({ eth_call: callAnswer({ getStakeLimitFullInfo: limit }) });
    expect(await checkIntent(context, stake)).toEqual({ status: 'refused', refusal: { code: 'staking-paused' } });
  });

  it('refuses a wallet on another chain before it reads anything', async () => {
    const { context, node } = scripted({ eth_chainId: '0x1' });
    expect(await checkIntent(context, stake)).toEqual({ status: 'failed', fault: { code: 'wrong-chain' } });
    expect(node.requests).toHaveLength(1);
  });

  it('says what went wrong when the node fails', async () => {
    const { context } = scripted({ eth_getBlockByNumber: unreachable });
    expect(await checkIntent(context, stake)).toEqual({ status: 'failed', fault: { code: 'unreachable' } });
  });
});

describe('runFlow', () => {
  it('simulates, sends and watches one step, and reads what it did', async () => {
    const { context, node } = scripted();
    const { state, told } = await flowOf(context, stake);
    expect(told).toEqual(['simulated', 'sent', 'finished']);
    expect(state).toMatchObject({
      status: 'done',
      hashes: [HASHES[0]],
      outcome: { received: { asset: 'rebasing', amount: 999n } },
    });
    expect(node.asked('eth_sendTransaction')).toMatchObject([
      [{ from: ALICE, to: CONTRACTS.token, value: numberToHex(ONE_ETHER) }],
    ]);
  });

  it('sends ether plainly when staking for the wrapped token', async () => {
    const { context, node } = scripted();
    const { state } = await flowOf(context, { ...stake, receive: 'wrapped' });
    expect(state).toMatchObject({ status: 'done', outcome: { received: { asset: 'wrapped', amount: 952n } } });
    expect(node.asked('eth_sendTransaction')).toMatchObject([[{ to: CONTRACTS.wrapper, data: '0x' }]]);
  });

  it('goes from an approval to the act by itself', async () => {
    const { context, node } = scripted();
    const { state, told } = await flowOf(context, wrap);
    expect(told).toEqual(['simulated', 'sent', 'mined', 'simulated', 'sent', 'finished']);
    expect(state).toMatchObject({ status: 'done', at: 1, hashes: HASHES });
    expect(node.asked('eth_sendTransaction').map(([tx]) => (tx as { to: string }).to)).toEqual([
      CONTRACTS.token,
      CONTRACTS.wrapper,
    ]);
  });

  it('asks for no signature when the simulation reverts', async () => {
    const { context, node } = scripted({ eth_call: callAnswer({}, revert(stakeLimitRevert)) });
    const { state, told } = await flowOf(context, stake);
    expect(told).toEqual(['not-sent']);
    expect(state).toMatchObject({ status: 'review', fault: { code: 'reverted', reason: 'STAKE_LIMIT' } });
    expect(node.asked('eth_sendTransaction')).toEqual([]);
  });

  it('comes back to the person when they decline', async () => {
    const { context } = scripted({ eth_sendTransaction: failing(Object.assign(new Error('no'), { code: 4001 })) });
    const { state, told } = await flowOf(context, stake);
    expect(told).toEqual(['simulated', 'not-sent']);
    expect(state).toMatchObject({ status: 'review', at: 0, fault: { code: 'rejected' } });
  });

  it('sends only the second step when it resumes there after it was declined', async () => {
    const { context, node } = scripted();
    let sends = 0;
    const decline = failing(Object.assign(new Error('no'), { code: 4001 }));
    node.set({ eth_sendTransaction: () => (sends++ === 0 ? HASHES[0] : decline()) });
    const declined = await flowOf(context, wrap);
    expect(declined.state).toMatchObject({ status: 'review', at: 1, hashes: [HASHES[0]], fault: { code: 'rejected' } });

    node.set({ eth_sendTransaction: HASHES[1] });
    const { state, told } = await flowOf(context, wrap, reduceTx(declined.state, { type: 'confirm' }));
    expect(told).toEqual(['simulated', 'sent', 'finished']);
    expect(state).toMatchObject({ status: 'done', hashes: HASHES });
    expect(node.asked('eth_sendTransaction').at(-1)).toMatchObject([{ to: CONTRACTS.wrapper }]);
  });

  it('asks the chain before its block why a mined transaction reverted, and does not go on', async () => {
    const { context, node } = scripted({ eth_getTransactionReceipt: receipt('0x0') });
    let calls = 0;
    node.set({
      eth_call: callAnswer({}, (...args: unknown[]) =>
        calls++ === 0 ? '0x' : revert(stakeLimitRevert)(...(args as [])),
      ),
    });
    const { state, told } = await flowOf(context, wrap);
    expect(told).toEqual(['simulated', 'sent', 'reverted']);
    expect(state).toMatchObject({ status: 'failed', at: 0, fault: { code: 'reverted', reason: 'STAKE_LIMIT' } });
    expect(node.asked('eth_call').at(-1)?.[1]).toBe(numberToHex(BLOCK - 1n));
  });

  it('says that it reverted without a reason when the same call would go through', async () => {
    const { context } = scripted({ eth_getTransactionReceipt: receipt('0x0') });
    expect((await flowOf(context, stake)).state).toMatchObject({
      status: 'failed',
      fault: { code: 'reverted', reason: '' },
    });
  });

  it('waits for a slow transaction and a silent node, and tells the difference', async () => {
    const { context, node, waits } = scripted();
    const answers = [null, unreachable, null, receipt('0x1', [mintLog(CONTRACTS.token, 999n)])];
    node.set({
      eth_getTransactionReceipt: () => {
        const answer = answers.shift();
        return typeof answer === 'function' ? answer() : answer;
      },
    });
    const { state, trouble } = await flowOf(context, stake);
    expect(trouble).toEqual([null, { code: 'unreachable' }, null]);
    expect(waits).toEqual([1_000, 1_000, 1_000]);
    expect(state).toMatchObject({ status: 'done' });
  });

  it('says that a confirmed transaction’s events could not be read, never that it was not sent', async () => {
    const { context } = scripted({ eth_getTransactionReceipt: receipt('0x1', []) });
    const { state, told } = await flowOf(context, stake);
    expect(told).toEqual(['simulated', 'sent', 'unread']);
    expect(state).toMatchObject({
      status: 'unread',
      fault: { code: 'undecodable', detail: 'receipt: no token reached the account' },
    });
  });

  it('says the same when the node fails after the transaction is confirmed', async () => {
    const { context, node } = scripted();
    node.set({
      eth_getTransactionReceipt: () => {
        node.set({ eth_call: unreachable });
        return receipt('0x1', [mintLog(CONTRACTS.token, 999n)]);
      },
    });
    const { state } = await flowOf(context, stake);
    expect(state).toMatchObject({
      status: 'unread',
      fault: { code: 'undecodable', detail: 'the node failed (unreachable)' },
    });
  });

  describe('when the wallet’s node no longer lists what was sent', () => {
    const mined = receipt('0x1', [mintLog(CONTRACTS.token, 999n)]);
    const stakeData = planLido(poolWith(), positionWith(), stake).map(encodeStep)[0]?.call;
    if (stakeData?.type !== 'encoded') throw new Error('the plan has no encoded call');
    const other = HASHES[1];

    /** Listed once, then gone; its nonce used by the transaction given. */
    function replacedBy(change: object) {
      const { context, node } = scripted({ eth_getTransactionReceipt: null });
      let looks = 0;
      const replacement = listed(7, { hash: other, blockNumber: block.number, ...change });
      node.set({
        eth_getTransactionByHash: () => (looks++ === 0 ? listed(7) : null),
        eth_getTransactionCount: () => (looks > 1 ? '0x8' : '0x7'),
        eth_getTransactionReceipt: (hash: Hex) => (hash === other ? { ...mined, transactionHash: other } : null),
        eth_getBlockByNumber: (_number: Hex, whole: boolean) =>
          whole ? { ...block, transactions: [listed(6, { hash: pad('0x09') }), replacement] } : block,
      });
      return context;
    }

    it('follows the same call with another fee under its new hash', async () => {
      const context = replacedBy({ to: stakeData.address, input: stakeData.data, value: numberToHex(ONE_ETHER) });
      const { state, told } = await flowOf(context, stake);
      expect(told).toEqual(['simulated', 'sent', 'standing', 'sped-up', 'finished']);
      expect(state).toMatchObject({ status: 'done', hashes: [other] });
    });

    it('says that it was cancelled when the account paid itself nothing instead', async () => {
      const { state } = await flowOf(replacedBy({ to: ALICE }), stake);
      expect(state).toMatchObject({ status: 'replaced', how: 'cancelled', by: other });
    });

    it('says that another transaction took its place', async () => {
      const { state } = await flowOf(replacedBy({ to: CONTRACTS.queue, input: '0x1234' }), stake);
      expect(state).toMatchObject({ status: 'replaced', how: 'other', by: other });
    });

    it('calls it missing, never failed, while its nonce is free, and goes on when it lands after all', async () => {
      const { context, node } = scripted({ eth_getTransactionReceipt: null, eth_getTransactionByHash: null });
      let looks = 0;
      node.set({ eth_getTransactionReceipt: () => (looks++ < 3 ? null : mined) });
      const { state, told } = await flowOf(context, stake);
      expect(told).toEqual(['simulated', 'sent', 'standing', 'standing', 'standing', 'finished']);
      expect(state).toMatchObject({ status: 'done' });
    });
  });

  it('calls a transaction slow after two minutes, and still waits', async () => {
    const { context, node } = scripted();
    let looks = 0;
    node.set({
      eth_getTransactionReceipt: () => (looks++ < 125 ? null : receipt('0x1', [mintLog(CONTRACTS.token, 9n)])),
    });
    const standings: string[] = [];
    const steps = planLido(poolWith(), positionWith(), stake).map(encodeStep);
    const sent = {
      hash: HASHES[0],
      address: CONTRACTS.token,
      data: '0x',
      value: wei(0n),
      atBlock: 1n,
      nonce: 7,
    } as const;
    const quote = { give: null, receive: null, requests: [], gasUnits: 1n };
    await resumeFlow(context, stake, { quote, steps, at: 0, hashes: [HASHES[0]] }, sent, {
      dispatch: (event) => standings.push(event.type === 'standing' ? event.standing : event.type),
      onTrouble: () => undefined,
    });
    expect([...new Set(standings)]).toEqual(['waiting', 'slow', 'finished']);
    expect(standings.filter((standing) => standing === 'waiting')).toHaveLength(120);
  });

  it('does not sign a second step unasked after a reload', async () => {
    const { context, node } = scripted({ eth_getTransactionReceipt: receipt('0x1', []) });
    const steps = planLido(poolWith(), positionWith(), wrap).map(encodeStep);
    const sent = {
      hash: HASHES[0],
      address: CONTRACTS.token,
      data: '0x',
      value: wei(0n),
      atBlock: 1n,
      nonce: 7,
    } as const;
    const told: string[] = [];
    const quote = { give: null, receive: null, requests: [], gasUnits: 1n };
    await resumeFlow(context, wrap, { quote, steps, at: 0, hashes: [HASHES[0]] }, sent, {
      dispatch: (event) => told.push(event.type),
      onTrouble: () => undefined,
    });
    expect(told).toEqual(['interrupted']);
    expect(node.asked('eth_sendTransaction')).toEqual([]);
  });
});

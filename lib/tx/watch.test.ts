import {
  encodeAbiParameters,
  encodeFunctionResult,
  getAddress,
  numberToHex,
  pad,
  parseAbi,
  toEventSelector,
  toFunctionSelector,
} from 'viem';
import { describe, expect, it } from 'vitest';

import type { ChainFault } from '@/lib/chain/fault';
import { ALICE, BOB, CONTRACTS } from '@/lib/protocols/lido/lido.fixture';
import { unixSeconds, wei } from '@/lib/units/units';

import { Abandoned, type ExecutorContext } from './context';
import { BLOCK, block, FIRST, listed, receipt, refusing, SECOND, scripted, unreachable } from './context.fixture';
import type { SafeProposal, Sent, SentBatch, SentTransaction } from './sent';
import { watchSent } from './watch';

const at = { atBlock: 90n, atTime: unixSeconds(990n) };
const call = { type: 'encoded', address: CONTRACTS.token, data: '0x1234', value: wei(5n) } as const;
const { address, data, value } = call;
const sent: SentTransaction = {
  kind: 'transaction',
  hash: FIRST,
  address,
  data,
  value,
  askedNonce: 7,
  nonce: 7,
  ...at,
};
const batch: SentBatch = { kind: 'batch', id: pad('0x1d'), ...at };

/** Watches until the fate is known or patience ends; with every standing told on the way. */
async function watched(context: ExecutorContext, what: Sent) {
  const standings: string[] = [];
  const notes: unknown[] = [];
  const trouble: (ChainFault | null)[] = [];
  const fate = await watchSent(context, what, {
    onStanding: (_sent, standing, note) => {
      standings.push(standing);
      if (note !== null) notes.push(note);
    },
    onTrouble: (fault) => void trouble.push(fault),
  }).catch((error: unknown) => {
    if (error instanceof Abandoned) return null;
    throw error;
  });
  return { fate, standings, notes, trouble };
}

const inTurn = (...answers: readonly unknown[]) => {
  let turn = 0;
  return (...args: unknown[]) => {
    const answer = answers[Math.min(turn++, answers.length - 1)];
    return typeof answer === 'function' ? answer(...args) : answer;
  };
};

describe('a transaction', () => {
  it('is mined when it has a receipt, whatever it did', async () => {
    const { context } = scripted({ eth_getTransactionReceipt: receipt('0x0') });
    expect((await watched(context, sent)).fate).toMatchObject({
      kind: 'mined',
      mined: { hash: FIRST, block: BLOCK, succeeded: false },
    });
  });

  it('waits through a silent node, and tells the difference', async () => {
    const { context, waits } = scripted({
      eth_getTransactionReceipt: inTurn(null, unreachable, null, receipt('0x1')),
    });
    const { fate, trouble } = await watched(context, sent);
    expect(fate).toMatchObject({ kind: 'mined' });
    expect(trouble).toEqual([null, { code: 'unreachable' }, null, null]);
    expect(waits).toEqual([1_000, 1_000, 1_000]);
  });

  it('is not looked for on another chain, which would know nothing of it', async () => {
    const { context } = scripted({
      eth_chainId: inTurn('0x1', '0x1', '0x7a69'),
      eth_getTransactionReceipt: receipt('0x1'),
    });
    const { trouble, standings } = await watched(context, sent);
    expect(trouble).toEqual([{ code: 'wrong-chain' }, { code: 'wrong-chain' }, null]);
    expect(standings).toEqual([]);
  });

  it('is slow after two minutes of the chain’s own time, with what it offers and what a block costs', async () => {
    const { context } = scripted({
      eth_getTransactionReceipt: inTurn(null, null, receipt('0x1')),
      eth_getBlockByNumber: inTurn(
        { ...block, timestamp: numberToHex(1_109) },
        { ...block, timestamp: numberToHex(1_110) },
      ),
    });
    const { standings, notes } = await watched(context, sent);
    expect(standings).toEqual(['waiting', 'slow']);
    expect(notes).toEqual([{ kind: 'fees', offered: 1_000_000_000n, baseFee: 1_000_000_000n }]);
  });

  it('is never ended by time alone', async () => {
    const { context } = scripted({
      eth_getTransactionReceipt: null,
      eth_getBlockByNumber: { ...block, timestamp: '0xffffffff' },
    });
    const { fate, standings } = await watched(context, sent);
    expect(fate).toBeNull();
    expect(new Set(standings)).toEqual(new Set(['slow']));
    expect(standings.length).toBeGreaterThan(400);
  });

  describe('that the node does not list', () => {
    const gone = { eth_getTransactionReceipt: null, eth_getTransactionByHash: null };
    /** The account's nonce 7 is used by this transaction, in block 95. */
    function usedBy(change: object) {
      const other = listed(7, { hash: SECOND, blockNumber: '0x5f', ...change });
      return {
        ...gone,
        eth_getTransactionCount: (_of: string, tag: string) => (tag === 'latest' || BigInt(tag) >= 95n ? '0x8' : '0x7'),
        eth_getBlockByNumber: (tag: string, whole: boolean) =>
          whole && tag === '0x5f' ? { ...block, transactions: [listed(6, { hash: pad('0x09') }), other] } : block,
      };
    }

    it('was sped up when the same call used its nonce', async () => {
      const { context } = scripted(usedBy({ to: address, input: data, value: '0x5' }));
      expect((await watched(context, sent)).fate).toEqual({ kind: 'sped-up', hash: SECOND });
    });

    it.each([
      ['cancelled', { to: ALICE }],
      ['other', { to: CONTRACTS.queue, input: '0x1234' }],
      ['other', { to: ALICE, value: '0x1' }],
    ])('was %s when another call used its nonce', async (how, change) => {
      const { context } = scripted(usedBy(change));
      expect((await watched(context, sent)).fate).toEqual({ kind: 'replaced', by: SECOND, how });
    });

    it('is found among many blocks in few questions, and without old states all the same', async () => {
      const script = usedBy({ to: ALICE });
      const many = scripted(script);
      await watched(many.context, { ...sent, atBlock: 0n });
      expect(many.node.asked('eth_getTransactionCount').length).toBeLessThan(12);
      const noStates = scripted({
        ...script,
        eth_getTransactionCount: (_of: string, tag: string) => (tag === 'latest' ? '0x8' : refusing(-32_000)()),
      });
      expect((await watched(noStates.context, sent)).fate).toMatchObject({ kind: 'replaced', how: 'cancelled' });
    });

    it('is missing, then dropped while its nonce is free, and lands after all', async () => {
      const { context } = scripted({
        ...gone,
        eth_getTransactionReceipt: inTurn(null, null, null, null, receipt('0x1')),
      });
      const { fate, standings } = await watched(context, sent);
      expect(standings).toEqual(['missing', 'missing', 'missing', 'dropped']);
      expect(fate).toMatchObject({ kind: 'mined' });
    });

    it('is only missing when its nonce was never known: nothing can be said of its place', async () => {
      const { context } = scripted({ ...gone, eth_getTransactionCount: '0xff' }, 8);
      const unknown = { ...sent, askedNonce: null, nonce: null };
      expect(new Set((await watched(context, unknown)).standings)).toEqual(new Set(['missing']));
    });

    describe('and never did', () => {
      const unlisted = { ...sent, nonce: null };

      it('was sped up when the same call used a nonce since it was asked for', async () => {
        const { context } = scripted(usedBy({ to: address, input: data, value: '0x5' }));
        const { fate, standings } = await watched(context, { ...unlisted, askedNonce: 6 });
        expect(fate).toEqual({ kind: 'sped-up', hash: SECOND });
        // A node gets its time to list it first.
        expect(standings).toEqual(['missing', 'missing', 'missing']);
      });

      it('was cancelled when one that does nothing used its nonce', async () => {
        const { context } = scripted(usedBy({ to: ALICE }));
        expect((await watched(context, unlisted)).fate).toEqual({ kind: 'replaced', by: SECOND, how: 'cancelled' });
      });

      it.each([
        ['another call used the nonce: the wallet may have given it a later one', usedBy({ to: CONTRACTS.queue }), 7],
        ['what does nothing was mined before it was asked for', usedBy({ to: ALICE }), 8],
        ['the block that has it cannot be told from its own', usedBy({ to: ALICE, hash: FIRST }), 7],
      ])('is missing when %s', async (_why, script, askedNonce) => {
        const { fate, standings } = await watched(scripted(script, 8).context, { ...unlisted, askedNonce });
        expect(fate).toBeNull();
        expect(new Set(standings)).toEqual(new Set(['missing']));
      });
    });

    it('of a contract wallet is not judged by the nonces of whoever sent it', async () => {
      const { context } = scripted(
        {
          eth_getTransactionReceipt: null,
          eth_getTransactionByHash: inTurn(listed(3, { from: BOB }), null),
          eth_getTransactionCount: '0xff',
        },
        6,
      );
      const { fate, standings } = await watched(context, { ...sent, nonce: null });
      expect(fate).toBeNull();
      expect(standings.at(-1)).toBe('missing');
    });
  });
});

describe('a batch', () => {
  it('is mined when the wallet names its transaction and the chain has it', async () => {
    const mined = receipt('0x1');
    const { context } = scripted({
      wallet_getCallsStatus: inTurn({ status: 100 }, { status: 200, receipts: [mined] }),
      eth_getTransactionReceipt: mined,
    });
    const { fate, standings } = await watched(context, batch);
    expect(standings).toEqual(['waiting']);
    expect(fate).toMatchObject({ kind: 'mined', mined: { hash: FIRST, succeeded: true } });
  });

  it.each([
    [500, '0x1'],
    [600, '0x1'],
    [500, '0x0'],
  ] as const)('has failed when the wallet answers %i and the receipt %s', async (status, code) => {
    const mined = receipt(code);
    const { context } = scripted({
      wallet_getCallsStatus: { status, receipts: [mined] },
      eth_getTransactionReceipt: mined,
    });
    expect((await watched(context, batch)).fate).toMatchObject({ kind: 'mined', mined: { succeeded: false } });
  });

  it('is missing, never failed, when the wallet does not know it', async () => {
    const { context } = scripted({ wallet_getCallsStatus: refusing(5730) }, 5);
    const { fate, standings } = await watched(context, batch);
    expect(fate).toBeNull();
    expect(new Set(standings)).toEqual(new Set(['missing']));
  });
});

describe('a proposal to a Safe', () => {
  const SUCCESS = toEventSelector('ExecutionSuccess(bytes32,uint256)');
  const FAILURE = toEventSelector('ExecutionFailure(bytes32,uint256)');
  const hashOf = (nonce: bigint, to: string) =>
    pad(numberToHex(nonce * 2n + (getAddress(to) === getAddress(ALICE) ? 1n : 0n) + 1_000n));
  const proposal: SafeProposal = {
    kind: 'proposal',
    safeTxHash: hashOf(5n, address),
    call,
    askedAt: 4,
    nonce: null,
    placeRead: false,
    ...at,
  };
  const abi = parseAbi([
    'function nonce() view returns (uint256)',
    'function getThreshold() view returns (uint256)',
    'function getOwners() view returns (address[])',
    'function approvedHashes(address owner, bytes32 hash) view returns (uint256)',
    'function getTransactionHash(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, uint256 nonce) view returns (bytes32)',
  ]);
  const selector = (name: string) => {
    const item = abi.find((candidate) => candidate.name === name);
    if (item === undefined) throw new Error(name);
    return toFunctionSelector(item);
  };
  const uint = (number: bigint) => encodeAbiParameters([{ type: 'uint256' }], [number]);

  /** A Safe of three owners that needs two, whose hashes are numbers made of nonce and receiver. */
  function safe({ nonce = 4n, approved = 0, logs = [] as unknown[] } = {}) {
    let asked = 0;
    return {
      eth_getLogs: logs,
      eth_getTransactionReceipt: (hash: string) =>
        hash === SECOND ? receipt('0x1', [], { transactionHash: SECOND }) : null,
      eth_call: ({ data: input }: { data: `0x${string}` }) => {
        const name = input.slice(0, 10);
        if (name === selector('nonce')) return uint(nonce);
        if (name === selector('getThreshold')) return uint(2n);
        if (name === selector('getOwners'))
          return encodeFunctionResult({ abi, functionName: 'getOwners', result: [ALICE, BOB, CONTRACTS.queue] });
        if (name === selector('approvedHashes')) return uint(asked++ % 3 < approved ? 1n : 0n);
        const to = `0x${input.slice(10 + 24, 10 + 64)}`;
        return hashOf(BigInt(`0x${input.slice(10 + 9 * 64, 10 + 10 * 64)}`), to);
      },
    };
  }
  const execution = (topic: string, safeTxHash: `0x${string}`, isIndexed = true) => ({
    topics: isIndexed ? [topic, safeTxHash] : [topic],
    data: isIndexed ? uint(0n) : `${safeTxHash}${uint(0n).slice(2)}`,
    transactionHash: SECOND,
  });

  it('waits with one of two signatures, and counts those that owners put on chain', async () => {
    const one = await watched(scripted(safe(), 2).context, proposal);
    expect(one.notes[0]).toEqual({ kind: 'approvals', known: 1, needed: 2 });
    const two = await watched(scripted(safe({ approved: 2 }), 2).context, proposal);
    expect(two.notes[0]).toEqual({ kind: 'approvals', known: 2, needed: 2 });
  });

  it.each([
    ['executed', SUCCESS, true, true],
    ['executed, by a Safe before 1.4', SUCCESS, false, true],
    ['failed in its execution', FAILURE, true, false],
  ])('is %s when the Safe says so', async (_what, topic, isIndexed, succeeded) => {
    const logs = [execution(topic, proposal.safeTxHash, isIndexed)];
    const { fate } = await watched(scripted(safe({ nonce: 6n, logs })).context, proposal);
    expect(fate).toMatchObject({ kind: 'mined', mined: { hash: SECOND, succeeded } });
  });

  const before = { ...execution(SUCCESS, hashOf(4n, CONTRACTS.queue)), transactionHash: FIRST };

  it('is rejected when the empty transaction with its nonce was executed', async () => {
    const logs = [before, execution(SUCCESS, hashOf(5n, ALICE))];
    const { fate } = await watched(scripted(safe({ nonce: 6n, logs })).context, proposal);
    expect(fate).toEqual({ kind: 'replaced', by: SECOND, how: 'rejected' });
  });

  it('is replaced when any other with its nonce was, also with more after it', async () => {
    const other = execution(SUCCESS, pad('0xff'));
    const after = { ...execution(SUCCESS, hashOf(6n, ALICE)), transactionHash: FIRST };
    const { fate } = await watched(scripted(safe({ nonce: 7n, logs: [before, other, after] })).context, proposal);
    expect(fate).toEqual({ kind: 'replaced', by: SECOND, how: 'other' });
  });

  it('is not called replaced while the node does not list all that was executed', async () => {
    const { fate, standings } = await watched(scripted(safe({ nonce: 6n, logs: [before] }), 3).context, proposal);
    expect(fate).toBeNull();
    expect(standings).toEqual(['missing', 'missing', 'missing']);
  });

  it('is read at one block, and an execution after it counts the next time', async () => {
    let head = 0x64n;
    const logs = [before];
    const script = safe({ nonce: 6n, logs });
    const nonces = { [`${numberToHex(0x64n)}`]: 5n } as Record<string, bigint>;
    const { context } = scripted({
      ...script,
      eth_blockNumber: () => numberToHex(head++),
      eth_getLogs: () => [...logs],
      eth_call: (input: { data: `0x${string}` }, at: string) => {
        // Its own execution lands between two reads.
        if (logs.length === 1) logs.push(execution(SUCCESS, proposal.safeTxHash));
        const known = nonces[at];
        return input.data.startsWith(selector('nonce')) && known !== undefined ? uint(known) : script.eth_call(input);
      },
    });
    const { fate } = await watched(context, proposal);
    expect(fate).toMatchObject({ kind: 'mined', mined: { hash: SECOND } });
  });

  it('still waits while proposals before it are executed', async () => {
    const logs = [execution(SUCCESS, hashOf(4n, ALICE))];
    const { fate } = await watched(scripted(safe({ nonce: 5n, logs }), 3).context, proposal);
    expect(fate).toBeNull();
  });

  it('that is none of the plain calls is only followed by its own hash', async () => {
    const unknown = { ...proposal, safeTxHash: pad('0xee') };
    expect((await watched(scripted(safe({ nonce: 9n }), 3).context, unknown)).fate).toBeNull();
  });
});

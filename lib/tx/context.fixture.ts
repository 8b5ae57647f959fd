import { encodeAbiParameters, encodeEventTopics, type Hex, HttpRequestError, numberToHex, pad } from 'viem';
import { anvil } from 'viem/chains';

import { lidoAbi } from '@/contracts-abi/lido';
import { LIDO_CHAIN } from '@/lib/chain/lido-chain.fixture';
import { MULTICALL3 } from '@/lib/chain/networks';
import { type ContractScript, multicallAnswer, type NodeScript, ScriptedNode } from '@/lib/chain/scripted-node.fixture';
import { lido } from '@/lib/protocols/lido/lido';
import { ALICE, CHAIN_SCRIPT, CONTRACTS, PARTS } from '@/lib/protocols/lido/lido.fixture';

import type { ExecutorContext } from './context';

export const CHAIN_ID = 31_337;
export const BLOCK = 100n;
export const [FIRST, SECOND] = [pad('0x01'), pad('0x02')] as const;

/** The newest block of the scripted chain. */
export const block = {
  number: numberToHex(BLOCK),
  hash: pad('0xb1'),
  timestamp: '0x3e8',
  baseFeePerGas: '0x3b9aca00',
  gasLimit: '0x1',
  gasUsed: '0x0',
  transactions: [],
};

export const failing = (error: unknown) => () => Promise.reject(error);
export const reverting = (data: Hex) => failing(Object.assign(new Error('execution reverted'), { code: 3, data }));
export const refusing = (code: number) => failing(Object.assign(new Error('no'), { code }));
export const unreachable = failing(new HttpRequestError({ url: 'http://node.invalid' }));

/** Answers reads by Multicall3 from the contract script, and any other call as `plain` says. */
export function callAnswer(script: ContractScript, plain: unknown = '0x') {
  const read = multicallAnswer(LIDO_CHAIN, { ...CHAIN_SCRIPT, ...script });
  return (call: { to: Hex; data: Hex }, ...rest: unknown[]) => {
    if (call.to.toLowerCase() === MULTICALL3.toLowerCase()) return read(call);
    return typeof plain === 'function' ? plain(call, ...rest) : plain;
  };
}

/** ERC-20 `Transfer` from nobody to Alice. */
export function mintLog(address: Hex, value: bigint) {
  const topics = encodeEventTopics({
    abi: lidoAbi,
    eventName: 'Transfer',
    args: { from: pad('0x0', { size: 20 }), to: ALICE },
  });
  return {
    address,
    topics,
    data: encodeAbiParameters([{ type: 'uint256' }], [value]),
    blockNumber: block.number,
    logIndex: '0x0',
    transactionIndex: '0x0',
    transactionHash: FIRST,
    blockHash: block.hash,
    removed: false,
  };
}

/** A receipt as a node answers it. */
export const receipt = (status: '0x0' | '0x1', logs: readonly unknown[] = [], change: object = {}) => ({
  status,
  logs,
  blockNumber: block.number,
  blockHash: block.hash,
  transactionHash: FIRST,
  transactionIndex: '0x0',
  contractAddress: null,
  cumulativeGasUsed: '0x1',
  effectiveGasPrice: '0x1',
  from: ALICE,
  gasUsed: '0x1',
  logsBloom: '0x0',
  to: CONTRACTS.token,
  type: '0x2',
  ...change,
});

/** A transaction as a node lists it, in its pool or in a block. */
export function listed(nonce: number, change: object = {}) {
  return {
    hash: FIRST,
    nonce: numberToHex(nonce),
    from: ALICE,
    to: CONTRACTS.token,
    input: '0x',
    value: '0x0',
    gas: '0x1',
    gasPrice: '0x3b9aca00',
    type: '0x0',
    blockHash: null,
    blockNumber: null,
    transactionIndex: null,
    ...change,
  };
}

/** A context on a scripted node whose clock only counts. After `patience` waits everything is abandoned. */
export function scripted(script: NodeScript = {}, patience = 500) {
  let sentSoFar = 0;
  const node = new ScriptedNode({
    eth_chainId: numberToHex(CHAIN_ID),
    eth_getCode: '0x',
    eth_getBlockByNumber: block,
    eth_blockNumber: numberToHex(BLOCK),
    eth_maxPriorityFeePerGas: '0x0',
    eth_getTransactionByHash: listed(7),
    eth_getTransactionCount: '0x7',
    eth_call: callAnswer({}),
    eth_sendTransaction: () => [FIRST, SECOND][sentSoFar++],
    eth_getTransactionReceipt: receipt('0x1', [mintLog(CONTRACTS.token, 999n), mintLog(CONTRACTS.wrapper, 952n)]),
    wallet_getCapabilities: refusing(4200),
    ...script,
  });
  const waits: number[] = [];
  const abort = new AbortController();
  const context: ExecutorContext = {
    protocol: lido,
    root: CONTRACTS.locator,
    parts: PARTS,
    account: ALICE,
    chainId: CHAIN_ID,
    reader: node.reader(),
    depth: 1,
    signal: abort.signal,
    wallet: async () => node.wallet(ALICE, anvil),
    wait: async (ms) => {
      waits.push(ms);
      if (waits.length >= patience) abort.abort();
    },
    randomId: () => pad('0x1d'),
  };
  return { node, context, waits, abort };
}

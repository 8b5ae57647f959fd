import 'server-only';

import * as v from 'valibot';
import { decodeFunctionData, multicall3Abi } from 'viem';

import { MULTICALL3 } from '@/lib/chain/networks';

/** What a request may be about: the chain's head, and the contracts of the deployment. */
export interface RpcScope {
  /** Newest block, for ranges that end in a tag. */
  readonly head: bigint;
  /** Addresses in lower case. */
  readonly contracts: ReadonlySet<string>;
}

/** Blocks in one `eth_getLogs`. */
const MOST_LOG_BLOCKS = 10_000n;
const MOST_LOG_ADDRESSES = 20;
/** Call data, in characters of its hex text: more than any call of ours. */
const MOST_DATA_LENGTH = 64_000;
const MOST_INNER_CALLS = 300;
/** Multicall3's functions that only say something of the chain. */
const PLAIN_FUNCTIONS: ReadonlySet<string> = new Set([
  '0x4d2301cc', // getEthBalance(address)
  '0x42cbb15c', // getBlockNumber()
  '0x0f28c97d', // getCurrentBlockTimestamp()
  '0x3e64a696', // getBasefee()
  '0x3408e470', // getChainId()
]);

const address = v.pipe(v.string('is no text'), v.regex(/^0x[0-9a-fA-F]{40}$/, 'is no address'));
const hash = v.pipe(v.string('is no text'), v.regex(/^0x[0-9a-fA-F]{64}$/, 'is no hash'));
const QUANTITY = /^0x[0-9a-fA-F]{1,64}$/;
const quantity = v.pipe(v.string('is no text'), v.regex(QUANTITY, 'is no hex number'));
const data = v.pipe(
  v.string('is no text'),
  v.maxLength(MOST_DATA_LENGTH, 'is too long'),
  v.regex(/^0x([0-9a-fA-F]{2})*$/, 'is no hex data'),
);
const tag = v.picklist(['latest', 'safe', 'finalized', 'earliest', 'pending'], 'is no block');
const block = v.union([tag, quantity, v.strictObject({ blockHash: hash })], 'is no block');
const heightOrTag = v.union([tag, quantity], 'is no block');

const call = (scope: RpcScope) =>
  v.pipe(
    // Limits and prices of gas are left out: the node's own apply.
    v.object({
      from: v.optional(address),
      to: address,
      data: v.optional(data),
      input: v.optional(data),
      value: v.optional(quantity),
    }),
    v.check(({ to }) => isKnown(scope, to), 'is to a contract that this app does not use'),
    v.check((tx) => tx.data === undefined || tx.input === undefined || tx.data === tx.input, 'has two different data'),
    v.check((tx) => innerCallsAreKnown(scope, tx), 'contains a call of a contract that this app does not use'),
  );

const topic = v.union([hash, v.null(), v.pipe(v.array(hash), v.maxLength(20, 'has too many topics'))]);
const logFilter = (scope: RpcScope) =>
  v.pipe(
    v.strictObject({
      address: v.union([address, v.pipe(v.array(address), v.minLength(1), v.maxLength(MOST_LOG_ADDRESSES))]),
      topics: v.optional(v.pipe(v.array(topic), v.maxLength(4, 'has too many topics'))),
      fromBlock: v.optional(heightOrTag),
      toBlock: v.optional(heightOrTag),
      blockHash: v.optional(hash),
    }),
    v.check(
      (filter) => [filter.address].flat().every((one) => isKnown(scope, one)),
      'names a contract that this app does not use',
    ),
    v.check(
      ({ blockHash, fromBlock, toBlock }) =>
        blockHash !== undefined ? fromBlock === undefined && toBlock === undefined : isShort(scope, fromBlock, toBlock),
      `must be one block, or at most ${MOST_LOG_BLOCKS} blocks`,
    ),
  );

const nothing = v.union([v.strictTuple([]), v.undefined()], 'takes no parameters');

/** The methods that are passed on, and what each may be asked with. Nothing here can sign, send or change anything. */
export function rpcMethods(scope: RpcScope): Readonly<Record<string, v.GenericSchema<unknown, unknown>>> {
  return {
    eth_blockNumber: nothing,
    eth_chainId: nothing,
    net_version: nothing,
    eth_gasPrice: nothing,
    eth_maxPriorityFeePerGas: nothing,
    eth_feeHistory: v.union([
      v.strictTuple([
        blockCount(),
        heightOrTag,
        v.pipe(v.array(v.number()), v.maxLength(20, 'has too many percentiles')),
      ]),
      v.strictTuple([blockCount(), heightOrTag]),
    ]),
    eth_call: v.union([v.strictTuple([call(scope), block]), v.strictTuple([call(scope)])]),
    eth_estimateGas: v.union([v.strictTuple([call(scope), block]), v.strictTuple([call(scope)])]),
    eth_getLogs: v.strictTuple([logFilter(scope)]),
    eth_getBalance: v.strictTuple([address, block]),
    eth_getCode: v.strictTuple([address, block]),
    eth_getTransactionCount: v.strictTuple([address, block]),
    eth_getBlockByNumber: v.strictTuple([
      heightOrTag,
      v.literal(false, 'must be false: transactions are not passed on'),
    ]),
    eth_getBlockByHash: v.strictTuple([hash, v.literal(false, 'must be false: transactions are not passed on')]),
    eth_getTransactionByHash: v.strictTuple([hash]),
    eth_getTransactionReceipt: v.strictTuple([hash]),
  };
}

function blockCount() {
  return v.union([
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_024)),
    v.pipe(
      quantity,
      // Asked also of a text that was found to be no number.
      v.check((text) => QUANTITY.test(text) && BigInt(text) <= 1_024n, 'is more than 1024 blocks'),
    ),
  ]);
}

function isKnown({ contracts }: RpcScope, to: string): boolean {
  return contracts.has(to.toLowerCase());
}

/** A call of Multicall3 is as many calls as it carries: each must be to a known contract. */
function innerCallsAreKnown(
  scope: RpcScope,
  tx: { readonly to: string; readonly data?: string | undefined; readonly input?: string | undefined },
): boolean {
  if (tx.to.toLowerCase() !== MULTICALL3.toLowerCase()) return true;
  const text = tx.data ?? tx.input ?? '0x';
  if (PLAIN_FUNCTIONS.has(text.slice(0, 10).toLowerCase())) return true;
  const inner = innerCalls(text);
  if (inner === null || inner.length > MOST_INNER_CALLS) return false;
  return inner.every(({ target, callData }) => {
    if (target.toLowerCase() !== MULTICALL3.toLowerCase()) return isKnown(scope, target);
    return PLAIN_FUNCTIONS.has(callData.slice(0, 10).toLowerCase());
  });
}

function innerCalls(text: string): readonly { readonly target: string; readonly callData: string }[] | null {
  try {
    const decoded = decodeFunctionData({ abi: multicall3Abi, data: `0x${text.slice(2)}` });
    return decoded.functionName === 'aggregate3' ? decoded.args[0] : null;
  } catch {
    // Whatever cannot be read as Multicall3's aggregate3 is none of our calls.
    return null;
  }
}

function isShort({ head }: RpcScope, fromBlock: string | undefined, toBlock: string | undefined): boolean {
  const length = heightOf(head, toBlock) - heightOf(head, fromBlock) + 1n;
  return length <= MOST_LOG_BLOCKS;
}

/** Every tag but the first block's is near the head. */
function heightOf(head: bigint, text: string | undefined): bigint {
  if (text === 'earliest') return 0n;
  return text !== undefined && QUANTITY.test(text) ? BigInt(text) : head;
}

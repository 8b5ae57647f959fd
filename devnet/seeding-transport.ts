import { custom, type Hex, type RpcTransactionReceipt, type Transport } from 'viem';

import { type RpcCall, RpcRefusal, type SendBatch } from './json-rpc';

/** More than any transaction of the seeded history needs; half a block. */
const AMPLE_GAS: Hex = '0xe4e1c0';

const SEND = 'eth_sendTransaction';
/** The same, but answers with the receipt. */
const SEND_SYNC = 'eth_sendTransactionSync';
const MINE: RpcCall = { method: 'evm_mine', params: [] };
const AUTOMINE_OFF: RpcCall = { method: 'evm_setAutomine', params: [false] };
const AUTOMINE_ON: RpcCall = { method: 'evm_setAutomine', params: [true] };

/** These change what comes next and answer nothing, so they can travel with the next call. */
const CAN_WAIT: ReadonlySet<string> = new Set([
  'evm_setNextBlockTimestamp',
  'anvil_setBalance',
  'anvil_impersonateAccount',
]);

type Waiting = RpcCall & {
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * The way to a chain that only this process uses, for many transactions one after another.
 * - Calls of the same moment share a round trip; the node takes them in their order. Block times and balances travel with
 *   the call they are for. A transaction takes one trip: Anvil answers with its receipt.
 * - Transactions of the same moment share a block, in their order.
 * - Nothing is estimated: an estimate would run everything once more, and for another time than the block will have.
 */
export function seedingTransport(send: SendBatch, chainId: number): Transport {
  const receipts = new Map<unknown, unknown>();
  const call = batching(send, receipts);
  const request = async ({ method, params }: RpcCall): Promise<unknown> => {
    const [first] = params ?? [];
    if (method === 'eth_chainId') return chainId;
    if (method === SEND && typeof first === 'object') return call({ method, params: [{ gas: AMPLE_GAS, ...first }] });
    const receipt = method === 'eth_getTransactionReceipt' ? receipts.get(first) : undefined;
    if (receipt === undefined) return call({ method, params });
    receipts.delete(first);
    return receipt;
  };
  return custom({ request }, { retryCount: 0 });
}

/** Sends what is called in the same moment together, after what waited for it. */
function batching(send: SendBatch, receipts: Map<unknown, unknown>): (call: RpcCall) => Promise<unknown> {
  let waiting: Waiting[] = [];
  let isScheduled = false;
  const flush = async () => {
    const batch = waiting;
    waiting = [];
    isScheduled = false;
    try {
      const outcomes = await sendTogether(send, batch, receipts);
      batch.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome instanceof RpcRefusal) reject(outcome);
        else resolve(outcome);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return (call) =>
    new Promise((resolve, reject) => {
      waiting.push({ ...call, resolve, reject });
      // Whoever called does not wait for such a call; should it be refused, what travels with it fails.
      if (CAN_WAIT.has(call.method)) return resolve(null);
      if (!isScheduled) setImmediate(flush);
      isScheduled = true;
    });
}

/** One outcome for each call: for a transaction its hash, when it is mined and its receipt is known. */
async function sendTogether(send: SendBatch, batch: readonly RpcCall[], receipts: Map<unknown, unknown>) {
  const count = batch.filter(({ method }) => method === SEND).length;
  const outcomes = await (count < 2 ? sendAlone(send, batch, receipts) : sendInOneBlock(send, batch, receipts));
  const refused = outcomes.find((outcome, index) => outcome instanceof RpcRefusal && canWait(batch[index]));
  if (refused !== undefined) throw refused;
  return outcomes;
}

async function sendAlone(send: SendBatch, batch: readonly RpcCall[], receipts: Map<unknown, unknown>) {
  const outcomes = await send(
    batch.map(({ method, params }) => ({ method: method === SEND ? SEND_SYNC : method, params })),
  );
  return outcomes.map((outcome, index) => {
    if (batch[index]?.method !== SEND || !isReceipt(outcome)) return outcome;
    receipts.set(outcome.transactionHash, outcome);
    return outcome.transactionHash;
  });
}

/** Three trips: the node works on the calls of a trip side by side, so mining has to be answered before receipts are asked for. */
async function sendInOneBlock(send: SendBatch, batch: readonly RpcCall[], receipts: Map<unknown, unknown>) {
  const [, ...outcomes] = await send([AUTOMINE_OFF, ...batch.map(({ method, params }) => ({ method, params }))]);
  await send([MINE]);
  const hashes = outcomes.filter((_, index) => batch[index]?.method === SEND);
  const asked = hashes.map((hash) => ({ method: 'eth_getTransactionReceipt', params: [hash] }));
  const [, ...found] = await send([AUTOMINE_ON, ...asked]);
  for (const receipt of found) {
    if (!isReceipt(receipt)) throw new Error('A transaction did not fit into its block, or was refused.');
    receipts.set(receipt.transactionHash, receipt);
  }
  return outcomes;
}

function canWait(call: RpcCall | undefined): boolean {
  return call !== undefined && CAN_WAIT.has(call.method);
}

function isReceipt(answer: unknown): answer is RpcTransactionReceipt {
  return typeof answer === 'object' && answer !== null && 'transactionHash' in answer;
}

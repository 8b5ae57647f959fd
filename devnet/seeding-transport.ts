import { custom, type Hex, http, type RpcTransactionReceipt, type Transport } from 'viem';

/** More than any transaction of the seeded history needs; half a block. */
const AMPLE_GAS: Hex = '0xe4e1c0';

/** viem does not know this one of Anvil's methods: sends from an unlocked account and answers when it is mined. */
type SendSync = {
  Method: 'eth_sendTransactionSync';
  Parameters: readonly [transaction: object];
  ReturnType: RpcTransactionReceipt;
};

/** Any other request. */
type Request = { readonly method: string; readonly params?: readonly unknown[] };
type AnyMethod = { Method: string; Parameters: readonly unknown[] | undefined; ReturnType: unknown };

/**
 * The way to a chain that only this process uses, for many transactions one after another. Each takes one round trip
 * instead of three: Anvil answers with the receipt, the chain's id is known, and nothing is estimated. An estimate would
 * run everything once more, and for another time than the block will have.
 */
export function seedingTransport(url: string, chainId: number, timeoutMs: number): Transport {
  const node = http(url, { retryCount: 0, timeout: timeoutMs })({});
  const receipts = new Map<unknown, RpcTransactionReceipt>();
  const send = async (transaction: object) => {
    const params = [{ gas: AMPLE_GAS, ...transaction }] as const;
    const receipt = await node.request<SendSync>({ method: 'eth_sendTransactionSync', params });
    receipts.set(receipt.transactionHash, receipt);
    return receipt.transactionHash;
  };
  const request = async ({ method, params }: Request): Promise<unknown> => {
    const [first] = params ?? [];
    if (method === 'eth_chainId') return chainId;
    if (method === 'eth_sendTransaction' && typeof first === 'object' && first !== null) return send(first);
    const receipt = method === 'eth_getTransactionReceipt' ? receipts.get(first) : undefined;
    if (receipt === undefined) return node.request<AnyMethod>({ method, params });
    receipts.delete(first);
    return receipt;
  };
  return custom({ request }, { retryCount: 0 });
}

import {
  type Address,
  concat,
  createWalletClient,
  encodeFunctionData,
  encodePacked,
  type Hash,
  type Hex,
  http,
  numberToHex,
  parseAbi,
  size,
} from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';
import { anvil } from 'viem/chains';

/** `wallet_sendCalls` as it reaches a wallet. */
export interface CallsRequest {
  readonly id?: Hex;
  readonly atomicRequired: boolean;
  readonly calls: readonly { readonly to: Address; readonly data?: Hex; readonly value?: Hex }[];
}

const UNKNOWN_BATCH = 5730;
const NOBODY: Address = '0x000000000000000000000000000000000000dEaD';
const multiSendAbi = parseAbi(['function multiSend(bytes transactions) payable']);

/**
 * A wallet's part in EIP-5792, for an account whose own key delegates it to Safe's MultiSendCallOnly (EIP-7702): the
 * calls run one after the other in one transaction of the account, or not at all.
 */
export class BatchPlayer {
  readonly #hashes = new Map<Hex, Hash>();
  /** Batches it took. */
  readonly taken: CallsRequest[] = [];

  constructor(
    readonly account: PrivateKeyAccount,
    readonly rpcUrl: string,
    readonly delegate: Address,
    readonly status5792: 'supported' | 'ready' = 'supported',
  ) {}

  capabilities(): unknown {
    return { [numberToHex(anvil.id)]: { atomic: { status: this.status5792 } } };
  }

  async send(request: CallsRequest): Promise<{ readonly id: Hex }> {
    const id = request.id ?? '0x01';
    this.taken.push(request);
    this.#hashes.set(id, await this.#execute(request));
    return { id };
  }

  async status(id: Hex): Promise<unknown> {
    const hash = this.#hashes.get(id);
    if (hash === undefined) throw Object.assign(new Error('Unknown bundle id'), { code: UNKNOWN_BATCH });
    const receipt = await this.#client().request({ method: 'eth_getTransactionReceipt', params: [hash] } as never);
    const base = { version: '2.0.0', id, chainId: numberToHex(anvil.id), atomic: true };
    if (receipt === null) return { ...base, status: 100 };
    const { status } = receipt as { status: Hex };
    return { ...base, status: status === '0x1' ? 200 : 500, receipts: [receipt] };
  }

  /** Makes the account a delegated one without sending a batch. */
  delegateNow(): Promise<Hash> {
    return this.#execute({ atomicRequired: true, calls: [{ to: NOBODY }] });
  }

  async #execute({ calls }: CallsRequest): Promise<Hash> {
    const packed = calls.map(({ to, data = '0x', value = '0x0' }) =>
      encodePacked(
        ['uint8', 'address', 'uint256', 'uint256', 'bytes'],
        [0, to, BigInt(value), BigInt(size(data)), data],
      ),
    );
    return this.#client().sendTransaction({
      to: this.account.address,
      data: encodeFunctionData({ abi: multiSendAbi, functionName: 'multiSend', args: [concat(packed)] }),
      value: 0n,
      authorizationList: [await this.#authorization()],
    });
  }

  #authorization() {
    return this.#client().signAuthorization({ contractAddress: this.delegate, executor: 'self' });
  }

  #client() {
    return createWalletClient({ account: this.account, chain: anvil, transport: http(this.rpcUrl) });
  }
}

import { expect, type Page } from '@playwright/test';
import { createWalletClient, type Hash, type Hex, http, numberToHex, type TypedDataDefinition } from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';

import { ACCOUNT_COOKIE } from '@/lib/account-cookie';
import { testPorts } from '@/scripts/test-ports';

import type { BatchPlayer, CallsRequest } from './batch-player';

interface RpcRequest {
  readonly method: string;
  readonly params?: readonly unknown[];
}

interface TransactionRequest {
  readonly to: Hex;
  readonly data?: Hex;
  readonly value?: Hex;
  readonly nonce?: Hex;
}

/** An account that is a contract, ruled by keys. */
interface ContractAccount {
  readonly address: Hex;
  /** Hands a call on; resolves to what the wallet answers the page. */
  propose(request: { readonly to: Hex; readonly data?: Hex; readonly value?: Hex }): Promise<Hash>;
}

interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

type Answer = { readonly result: unknown } | { readonly error: RpcError };

const USER_REJECTED = 4001;
/** Blocks within which what was released has left the pool. */
const MOST_BLOCKS = 30;
/** A pool takes a replacement only at a clearly higher fee. */
const FIRST_FEES = { maxFeePerGas: 2_000_000_000n, maxPriorityFeePerGas: 1_000_000_000n };
const HIGHER_FEES = { maxFeePerGas: 20_000_000_000n, maxPriorityFeePerGas: 10_000_000_000n };

/**
 * A browser extension's wallet as a page sees it: it announces itself (EIP-6963), asks nobody, signs with its own key, and
 * hands everything else to the chain. It can be told to decline, and to be on another network.
 */
export class InjectedWallet {
  static readonly NAME = 'Journey Wallet';
  static readonly RDNS = 'test.millrace.journey';
  readonly sent: Hash[] = [];
  /** Permits and other typed data it signed. */
  readonly typed: TypedDataDefinition[] = [];
  chainId = 31337;
  /** Networks it can switch to; others it does not know, and will not be told of. */
  knows: readonly number[] | null = null;
  /** It carries calls out together (EIP-5792), as told. */
  batches: BatchPlayer | null = null;
  /** Its account is a contract: what it is asked to send is carried there, a Safe's as a proposal. */
  contract: ContractAccount | null = null;
  /** It sends what it signed and then fails to say so. */
  losesAnswers = false;
  /** Runs before it signs a transaction, while the app waits for it. */
  beforeSigning: (() => Promise<void>) | null = null;
  /** Whether a paused wallet shows a transaction that the person has not answered yet. */
  isAsking = false;
  /** Gas it gives every transaction; by default what the node estimates. */
  gas: bigint | null = null;
  /** Signed transactions, to be sent again. */
  readonly raw: Hex[] = [];
  /** Its connection to the chain is down: every read fails. */
  offline = false;
  /** Transactions get a nonce one too high, so that they wait in the pool until {@link release}. */
  holdBack = false;
  #held: TransactionRequest | null = null;
  /** Its transactions that the page has been told of by a node. */
  readonly #listed = new Set<string>();
  #toSign = 0;
  #toDecline = 0;
  #connected = false;

  private constructor(
    public account: PrivateKeyAccount,
    readonly rpcUrl: string,
    readonly page: Page,
  ) {}

  /** Puts the wallet into every document that the page and its sister tabs open from now on. */
  static async install(page: Page, account: PrivateKeyAccount, rpcUrl: string): Promise<InjectedWallet> {
    const wallet = new InjectedWallet(account, rpcUrl, page);
    await page.context().exposeFunction('journeyWalletRequest', (request: RpcRequest) => wallet.#answer(request));
    await page.context().addInitScript(announce, { name: InjectedWallet.NAME, rdns: InjectedWallet.RDNS });
    return wallet;
  }

  /**
   * Everything an earlier visit with this wallet left: the wallet's permission, the account's cookie, and wagmi's note of
   * which wallet it was. Left once, so that a journey can forget it again.
   */
  async knowSite(): Promise<void> {
    this.#connected = true;
    const context = this.page.context();
    await context.addCookies([{ name: ACCOUNT_COOKIE, value: this.#address, url: appUrl() }]);
    await context.addInitScript((rdns) => {
      if (localStorage.getItem('journey.known') !== null) return;
      localStorage.setItem('journey.known', 'yes');
      localStorage.setItem('wagmi.recentConnectorId', JSON.stringify(rdns));
    }, InjectedWallet.RDNS);
  }

  /** From now on it leaves the person's answer open until the returned function is called. */
  pauseBeforeSigning(): () => void {
    let signNow: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => {
      signNow = resolve;
    });
    this.beforeSigning = async () => {
      this.isAsking = true;
      await answered;
      this.isAsking = false;
    };
    return signNow;
  }

  /** Of the next requests to sign, the first so many are signed and then so many declined. */
  signThenDecline(sign: number, decline: number): void {
    this.#toSign = sign;
    this.#toDecline = decline;
  }

  /** The person chooses another network in the wallet itself. */
  async moveTo(chainId: number): Promise<void> {
    this.chainId = chainId;
    const detail = numberToHex(chainId);
    for (const page of this.page.context().pages()) {
      await page.evaluate((id) => window.dispatchEvent(new CustomEvent('journey-chain', { detail: id })), detail);
    }
  }

  /** The person chooses another account in the wallet itself. */
  async switchTo(account: PrivateKeyAccount): Promise<void> {
    this.account = account;
    await this.#tell('journey-accounts', [account.address]);
  }

  /** The person takes the site's permission away in the wallet itself. */
  async disconnect(): Promise<void> {
    this.#connected = false;
    await this.#tell('journey-accounts', []);
  }

  async #tell(event: string, detail: unknown): Promise<void> {
    for (const page of this.page.context().pages()) {
      await page.evaluate(([type, value]) => window.dispatchEvent(new CustomEvent(String(type), { detail: value })), [
        event,
        detail,
      ] as const);
    }
  }

  get #address(): Hex {
    return this.contract?.address ?? this.account.address;
  }

  async #answer(request: RpcRequest): Promise<Answer> {
    try {
      return { result: await this.#handle(request) };
    } catch (error) {
      const { code, message, data } = error as Partial<RpcError> & { message: string };
      return { error: { code: code ?? -32603, message, data } };
    }
  }

  async #handle({ method, params = [] }: RpcRequest): Promise<unknown> {
    switch (method) {
      case 'eth_requestAccounts':
        this.#connected = true;
        return [this.#address];
      case 'eth_accounts':
        return this.#connected ? [this.#address] : [];
      case 'eth_chainId':
        return numberToHex(this.chainId);
      case 'wallet_switchEthereumChain':
        return this.#switchChain(params[0] as { chainId: Hex });
      case 'wallet_requestPermissions':
      case 'wallet_addEthereumChain':
        throw Object.assign(new Error(`${method} is not supported`), { code: 4200 });
      case 'wallet_getCapabilities':
        if (this.batches === null) throw Object.assign(new Error(`${method} is not supported`), { code: 4200 });
        return this.batches.capabilities();
      case 'wallet_sendCalls':
        this.#decide();
        return this.#batchPlayer().send(params[0] as CallsRequest);
      case 'wallet_getCallsStatus':
        return this.#batchPlayer().status(params[0] as Hex);
      case 'eth_signTypedData_v4': {
        this.#decide();
        const data = JSON.parse(String(params[1])) as TypedDataDefinition;
        this.typed.push(data);
        return this.account.signTypedData(data);
      }
      case 'eth_sendTransaction':
        return this.#send(params[0] as TransactionRequest);
      default:
        if (this.offline) throw Object.assign(new Error('the wallet has no connection'), { code: -32603 });
        return this.#read(method, params);
    }
  }

  async #read(method: string, params: readonly unknown[]): Promise<unknown> {
    const result = await this.#forward(method, params);
    if (method === 'eth_getTransactionByHash' && result !== null) this.#listed.add(String(params[0]));
    return result;
  }

  /** Until the page has seen its last transaction listed: without its nonce it cannot know which other call took its place. */
  async #untilListed(): Promise<void> {
    const hash = this.sent.at(-1) ?? '';
    await expect.poll(() => this.#listed.has(hash), { timeout: 30_000 }).toBe(true);
  }

  #batchPlayer(): BatchPlayer {
    if (this.batches === null) throw Object.assign(new Error('batches are not supported'), { code: 4200 });
    return this.batches;
  }

  async #switchChain({ chainId }: { chainId: Hex }): Promise<null> {
    if (this.knows?.includes(Number(chainId)) === false)
      throw Object.assign(new Error('Unrecognized chain ID.'), { code: 4902 });
    await this.moveTo(Number(chainId));
    return null;
  }

  /** The person's answer. */
  #decide(): void {
    if (this.#toSign > 0) this.#toSign -= 1;
    else if (this.#toDecline > 0) {
      this.#toDecline -= 1;
      throw Object.assign(new Error('User rejected the request.'), { code: USER_REJECTED });
    }
  }

  async #send({ to, data, value, nonce: asked }: TransactionRequest): Promise<Hash> {
    await this.beforeSigning?.();
    this.#decide();
    const request = { to, ...(data && { data }), ...(value && { value }) };
    if (this.contract !== null) return this.contract.propose(request);
    const nonce = asked === undefined ? await this.#nextNonce() : Number(asked);
    if (this.holdBack) this.#held = request;
    const hash = await this.#sign(request, this.holdBack ? nonce + 1 : nonce, this.holdBack ? FIRST_FEES : {});
    this.sent.push(hash);
    if (this.losesAnswers) throw Object.assign(new Error('the connection was lost'), { code: -32603 });
    return hash;
  }

  /** Speeds up what is held back: the same call at ten times the fee. */
  async speedUp(): Promise<Hash> {
    if (this.#held === null) throw new Error('nothing is held back');
    return this.#sign(this.#held, (await this.#nextNonce()) + 1, HIGHER_FEES);
  }

  /** Puts another call in the place of what is held back; by default the empty one by which wallets cancel. */
  async replace(to: Hex = this.account.address, value: Hex = '0x0'): Promise<Hash> {
    if (to !== this.account.address) await this.#untilListed();
    return this.#sign({ to, value }, (await this.#nextNonce()) + 1, HIGHER_FEES);
  }

  /** Lets what is held back go through. */
  async release(): Promise<void> {
    this.holdBack = false;
    await this.#sign({ to: this.account.address }, await this.#nextNonce(), {});
    // What becomes ready with a mined transaction is taken by the block after, and the pool learns of it in its own time.
    for (let tries = 0; await this.#waits(); tries++) {
      if (tries === MOST_BLOCKS) throw new Error('what was held back stays in the pool');
      await this.#forward('evm_mine', []);
    }
  }

  /** Whether the pool holds a transaction of this account. */
  async #waits(): Promise<boolean> {
    const pool = (await this.#forward('txpool_content', [])) as Record<'pending' | 'queued', Record<string, unknown>>;
    const senders = [...Object.keys(pool.pending), ...Object.keys(pool.queued)];
    return senders.some((sender) => sender.toLowerCase() === this.account.address.toLowerCase());
  }

  async #nextNonce(): Promise<number> {
    return Number(await this.#forward('eth_getTransactionCount', [this.account.address, 'latest']));
  }

  async #sign({ to, data, value }: TransactionRequest, nonce: number, fees: object): Promise<Hash> {
    const client = createWalletClient({ account: this.account, transport: http(this.rpcUrl) });
    const prepared = await client.prepareTransactionRequest({
      chain: null,
      to,
      nonce,
      ...fees,
      ...(this.gas !== null && { gas: this.gas }),
      ...(data && { data }),
      ...(value && { value: BigInt(value) }),
    });
    // Wallets leave room over the estimate: what waits in the pool may meet a state that costs more.
    const gas = this.gas ?? (prepared.gas * 3n) / 2n;
    const signable = { ...prepared, gas } as Parameters<PrivateKeyAccount['signTransaction']>[0];
    const raw = await this.account.signTransaction(signable);
    this.raw.push(raw);
    return client.sendRawTransaction({ serializedTransaction: raw });
  }

  async #forward(method: string, params: readonly unknown[]): Promise<unknown> {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    const answer = await fetch(this.rpcUrl, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const json = (await answer.json()) as { result?: unknown; error?: RpcError };
    if (json.error) throw Object.assign(new Error(json.error.message), json.error);
    return json.result;
  }
}

function appUrl(): string {
  return `http://127.0.0.1:${testPorts(process.env).app}`;
}

/** Runs in the page. */
function announce({ name, rdns }: { readonly name: string; readonly rdns: string }): void {
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const provider = {
    request: async (request: unknown) => {
      const bridge = window as unknown as { journeyWalletRequest(request: unknown): Promise<Answer> };
      const answer = await bridge.journeyWalletRequest(request);
      if ('error' in answer) throw Object.assign(new Error(answer.error.message), answer.error);
      return answer.result;
    },
    on: (event: string, listener: (value: unknown) => void) => {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    removeListener: (event: string, listener: (value: unknown) => void) => listeners.get(event)?.delete(listener),
  };
  window.addEventListener('journey-accounts', (event) => {
    for (const listener of listeners.get('accountsChanged') ?? []) listener((event as CustomEvent).detail);
  });
  window.addEventListener('journey-chain', (event) => {
    for (const listener of listeners.get('chainChanged') ?? []) listener((event as CustomEvent).detail);
  });
  const info = {
    uuid: '6a4d1f9e-9b0b-4d3c-8a51-2f6f0e6a7c11',
    name,
    icon: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E',
    rdns,
  };
  const tell = () =>
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }));
  window.addEventListener('eip6963:requestProvider', tell);
  tell();
}

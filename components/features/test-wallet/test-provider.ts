import type { Address, Hex } from 'viem';

import { ProviderError, UNSUPPORTED, USER_REJECTED } from '@/lib/chain/provider-error';

/** What the test wallet asks the person. Each answer is theirs to give. */
export interface TestWalletPrompts {
  /** @returns the chosen account, or null when they close the list */
  chooseAccount(accounts: readonly Address[]): Promise<Address | null>;
  /** @returns whether to sign */
  confirm(transaction: TestTransaction): Promise<boolean>;
  /** @returns whether to sign typed data (EIP-712), which sends nothing */
  confirmTypedData(data: TestTypedData): Promise<boolean>;
}

/** Typed data as it reaches the wallet, in the words of its own fields. */
export interface TestTypedData {
  readonly kind: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/** A transaction as it reaches the wallet. */
export interface TestTransaction {
  readonly from: Address;
  readonly to: Address;
  readonly value: bigint;
  readonly data: Hex;
}

const STORED_ACCOUNT = 'millrace.test-wallet.account';

/**
 * A wallet made of the local chain's own unlocked accounts: an EIP-1193 provider that holds no key. The chain signs; the
 * server hands requests on only while it runs on the local chain.
 */
export function createTestProvider(prompts: TestWalletPrompts) {
  return {
    on: () => undefined,
    removeListener: () => undefined,
    request: ({ method, params = [] }: { method: string; params?: readonly unknown[] }): Promise<unknown> => {
      switch (method) {
        case 'eth_requestAccounts':
          return requestAccounts(prompts);
        case 'eth_accounts':
          return Promise.resolve(storedAccounts());
        case 'wallet_revokePermissions':
          return Promise.resolve(localStorage.removeItem(STORED_ACCOUNT));
        case 'eth_sendTransaction':
          return sendTransaction(prompts, params);
        case 'eth_signTypedData_v4':
          return signTypedData(prompts, params);
        default:
          // The chain knows no answer to what only a wallet can be asked. Without permissions of its own it is asked for
          // accounts directly, and so asks the person only once.
          if (method.startsWith('wallet_'))
            return Promise.reject(new ProviderError(UNSUPPORTED, `${method} is not supported`));
          return forward(method, params);
      }
    },
  };
}

function storedAccounts(): readonly Address[] {
  const stored = localStorage.getItem(STORED_ACCOUNT);
  return stored !== null && isAddress(stored) ? [stored] : [];
}

async function requestAccounts(prompts: TestWalletPrompts): Promise<readonly Address[]> {
  const accounts = await forward('eth_accounts', []);
  const chosen = await prompts.chooseAccount(Array.isArray(accounts) ? accounts.filter(isAddress) : []);
  if (chosen === null) throw new ProviderError(USER_REJECTED, 'no account was chosen');
  localStorage.setItem(STORED_ACCOUNT, chosen);
  return [chosen];
}

async function sendTransaction(prompts: TestWalletPrompts, params: readonly unknown[]): Promise<unknown> {
  if (!(await prompts.confirm(transactionOf(params[0])))) throw new ProviderError(USER_REJECTED, 'declined');
  return forward('eth_sendTransaction', params);
}

async function signTypedData(prompts: TestWalletPrompts, params: readonly unknown[]): Promise<unknown> {
  if (!(await prompts.confirmTypedData(typedDataOf(params[1])))) throw new ProviderError(USER_REJECTED, 'declined');
  return forward('eth_signTypedData_v4', params);
}

function typedDataOf(value: unknown): TestTypedData {
  const data: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  const { primaryType, message } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof primaryType !== 'string' || typeof message !== 'object' || message === null)
    throw new ProviderError(-32602, 'typed data needs a type and a message');
  return {
    kind: primaryType,
    fields: Object.entries(message).map(([name, field]) => ({ name, value: String(field) })),
  };
}

function transactionOf(value: unknown): TestTransaction {
  const { from, to, value: amount, data } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (!isAddress(from) || !isAddress(to)) throw new ProviderError(-32602, 'a transaction needs from and to');
  return {
    from,
    to,
    value: typeof amount === 'string' ? BigInt(amount) : 0n,
    data: typeof data === 'string' ? (data as Hex) : '0x',
  };
}

let lastId = 0;

async function forward(method: string, params: readonly unknown[]): Promise<unknown> {
  lastId += 1;
  const answer = await fetch('/api/devnet/rpc', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: lastId, method, params }),
  });
  const body = (await answer.json()) as {
    result?: unknown;
    error?: { code: number; message: string; data?: unknown };
    title?: string;
  };
  if (body.error !== undefined)
    throw Object.assign(new ProviderError(body.error.code, body.error.message), { data: body.error.data });
  if (!answer.ok) throw new ProviderError(-32603, body.title ?? `the local chain answered ${answer.status}`);
  return body.result;
}

function isAddress(value: unknown): value is Address {
  return typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value);
}

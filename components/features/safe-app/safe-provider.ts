import { type Address, getAddress, hexToBigInt, isAddress, isHash, numberToHex } from 'viem';

import { ProviderError, UNSUPPORTED, USER_REJECTED } from '@/lib/chain/provider-error';

import type { SafeLink } from './safe-link';

/** What Safe's app says when the person closes its dialog without proposing. */
const SAFE_REJECTED = 'Transaction was rejected';

/**
 * A Safe as a wallet (EIP-1193), through the Safe app that frames this page: reads go through Safe's own node, and what
 * is sent becomes a proposal, whose hash is the answer. It signs nothing else: a Safe's signature fits no permit.
 */
export function createSafeProvider(link: SafeLink) {
  return {
    on: () => undefined,
    removeListener: () => undefined,
    request: async ({ method, params = [] }: { method: string; params?: readonly unknown[] }): Promise<unknown> => {
      switch (method) {
        case 'eth_requestAccounts':
        case 'eth_accounts':
          return [(await readSafe(link)).address];
        case 'eth_chainId':
          return numberToHex((await readSafe(link)).chainId);
        case 'eth_sendTransaction':
          return propose(link, params[0]);
        default:
          if (!method.startsWith('eth_') || method.startsWith('eth_sign') || method.startsWith('eth_send'))
            throw new ProviderError(UNSUPPORTED, `a Safe does not take ${method}`);
          return link.ask('rpcCall', { call: method, params });
      }
    },
  };
}

async function readSafe(link: SafeLink): Promise<{ readonly address: Address; readonly chainId: number }> {
  const { safeAddress, chainId } = fieldsOf(await link.ask('getSafeInfo'));
  if (typeof safeAddress !== 'string' || !isAddress(safeAddress, { strict: false }) || typeof chainId !== 'number')
    throw new Error('Safe’s app does not say which Safe this is');
  return { address: getAddress(safeAddress), chainId };
}

async function propose(link: SafeLink, transaction: unknown): Promise<string> {
  const { to, value, data } = fieldsOf(transaction);
  const amount = typeof value === 'string' && value.startsWith('0x') ? hexToBigInt(value as `0x${string}`) : 0n;
  const txs = [{ to, value: amount.toString(), data: typeof data === 'string' ? data : '0x' }];
  const { safeTxHash } = fieldsOf(await link.ask('sendTransactions', { txs }).catch(explain));
  if (typeof safeTxHash === 'string' && isHash(safeTxHash)) return safeTxHash;
  throw new Error('Safe’s app does not say what it proposed');
}

function explain(error: unknown): never {
  if (error instanceof Error && error.message === SAFE_REJECTED) throw new ProviderError(USER_REJECTED, error.message);
  throw error;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

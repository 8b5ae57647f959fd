import type { Hex } from 'viem';
import { getCapabilities, getCode } from 'viem/actions';

import type { ExecutorContext } from './context';
import { isSafe } from './safe';
import type { Signer } from './sent';

/** What account and wallet can do beyond signing one call after the other. */
export interface Abilities {
  readonly signer: Signer;
  /** A key's account that runs a contract's code (EIP-7702). */
  readonly isDelegated: boolean;
  /** The wallet carries several calls out together or not at all (EIP-5792). */
  readonly batches: boolean;
}

/** EIP-7702: the account's own key signs, and its calls run the code at the address that follows. */
const DELEGATION = '0xef0100';

/** How the account signs, told by the code at its address. A delegated account (EIP-7702) is still a key's. */
export async function readSigner(context: ExecutorContext): Promise<Signer> {
  return (await readAccount(context)).signer;
}

async function readAccount(context: ExecutorContext): Promise<Pick<Abilities, 'signer' | 'isDelegated'>> {
  const code = await getCode(context.reader, { address: context.account });
  if (code === undefined) return { signer: 'key', isDelegated: false };
  if (isDelegation(code)) return { signer: 'key', isDelegated: true };
  return { signer: (await isSafe(context)) ? 'safe' : 'contract', isDelegated: false };
}

function isDelegation(code: Hex): boolean {
  return code.toLowerCase().startsWith(DELEGATION) && code.length === 2 + 2 * 23;
}

/** What account and wallet can do. */
export async function readAbilities(context: ExecutorContext): Promise<Abilities> {
  const [account, batches] = await Promise.all([readAccount(context), canBatch(context)]);
  return { ...account, batches };
}

/** A wallet that does not know the question, which is most of them, cannot. */
async function canBatch(context: ExecutorContext): Promise<boolean> {
  const wallet = await context.wallet();
  try {
    const capabilities = await getCapabilities(wallet, { account: context.account, chainId: context.chainId });
    const status = capabilities.atomic?.status;
    return status === 'supported' || status === 'ready';
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

import 'server-only';

import { type Address, getAddress, isAddress } from 'viem';
import { normalize } from 'viem/ens';

import { readBatch } from '@/lib/chain/read-batch';
import { ensAccountReads } from '@/lib/protocols/ens';
import { err, ok, type Result } from '@/lib/result';

import { serverSettings } from '../env';
import { currentLive } from '../live';
import { logger } from '../logger';
import { nodeClient } from '../node-client';
import { isReadError } from '../read-error';

/** An account and the name it was found by, if it was one. */
export interface FoundAccount {
  readonly account: Address;
  readonly name: string | null;
}

/** Why a text leads to no account, in words for a page. */
export type AccountFault = {
  readonly code: 'not-an-address' | 'wrong-checksum' | 'no-registry' | 'not-found' | 'no-answer';
  readonly words: string;
};

/** Longer names exist; nobody types them. */
const LONGEST_NAME = 100;

/** The account that a text names: an address, or an ENS name where the network has a registry. */
export async function findAccount(text: string): Promise<Result<FoundAccount, AccountFault>> {
  const word = text.trim();
  if (/^0x[0-9a-fA-F]{40}$/.test(word)) return addressOf(word as Address);
  if (!word.includes('.') || word.length > LONGEST_NAME || /[\s/\\?#]/.test(word))
    return err({
      code: 'not-an-address',
      words: 'That is neither an address (0x and 40 hex digits) nor a name such as name.eth.',
    });
  return accountOfName(word);
}

function addressOf(word: Address): Result<FoundAccount, AccountFault> {
  // In mixed case, the case is a checksum.
  const digits = word.slice(2);
  const isMixed = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
  if (isMixed && !isAddress(word))
    return err({
      code: 'wrong-checksum',
      words: 'The address has a typing error: its capital letters do not fit. Copy it again.',
    });
  return ok({ account: getAddress(word.toLowerCase() as Address), name: null });
}

async function accountOfName(word: string): Promise<Result<FoundAccount, AccountFault>> {
  const { ens, name: network } = serverSettings().deployment;
  if (ens === undefined)
    return err({ code: 'no-registry', words: `${network} has no name registry that this app knows. Use the address.` });
  const name = normalized(word);
  if (name === null) return err({ code: 'not-an-address', words: `“${word}” is not a valid name.` });
  const live = await currentLive();
  if (live.status === 'unavailable')
    return err({ code: 'no-answer', words: 'The name cannot be looked up now. It works again once the node answers.' });
  try {
    const account = await readBatch(nodeClient(), ensAccountReads(ens, name), live.snapshot.block.number);
    if (account !== null) return ok({ account: getAddress(account), name });
    return err({
      code: 'not-found',
      words: `“${name}” names no account on the chain. Names whose records are kept elsewhere are not looked up.`,
    });
  } catch (error) {
    if (!isReadError(error)) throw error;
    logger().warn({ err: error }, 'a name could not be looked up');
    return err({ code: 'no-answer', words: 'The name cannot be looked up now: the node does not answer.' });
  }
}

function normalized(word: string): string | null {
  try {
    return normalize(word);
  } catch {
    // Its only failure: the text is no name.
    return null;
  }
}

import { type Hash, TransactionNotFoundError, type TransactionReceipt, TransactionReceiptNotFoundError } from 'viem';
import { getBlock, getBlockNumber, getTransaction, getTransactionCount, getTransactionReceipt } from 'viem/actions';

import type { ChainFault } from '@/lib/chain/fault';

import { type ExecutorContext, faultOf } from './executor';
import type { SentTransaction, Standing } from './machine';

/** How a transaction that was sent ends. */
export type Fate =
  | { readonly kind: 'mined'; readonly receipt: TransactionReceipt }
  /** The same call with another fee took its place. */
  | { readonly kind: 'sped-up'; readonly hash: Hash }
  /** Another transaction of the account used its nonce. */
  | { readonly kind: 'replaced'; readonly by: Hash; readonly how: 'cancelled' | 'other' };

/** Who is told how a transaction stands while its fate is open. */
export interface WatchListener {
  onStanding(standing: Standing, nonce: number | null): void;
  /** Why the node does not answer; null when it does again. */
  onTrouble(fault: ChainFault | null): void;
}

const POLL_MS = 1_000;
/** About ten blocks of mainnet without being taken: worth saying, never a failure. */
const SLOW_AFTER_MS = 120_000;
/** Blocks looked through for a replacement: more than two hours of mainnet. */
const MOST_BLOCKS_SEARCHED = 700n;

/**
 * Watches a sent transaction until its fate is known, however long that takes. Time alone never ends it: a slow
 * transaction is not a failed one, a node that does not list it says little, and one that does not answer says nothing.
 */
export async function watchTransaction(
  context: ExecutorContext,
  sent: SentTransaction,
  listener: WatchListener,
): Promise<Fate> {
  let nonce = sent.nonce;
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    try {
      const receipt = await receiptOf(context, sent.hash);
      if (receipt !== null) return { kind: 'mined', receipt };
      const listed = await nonceOf(context, sent.hash);
      nonce ??= listed;
      const fate = listed === null ? await fateOfMissing(context, sent, nonce) : null;
      listener.onTrouble(null);
      if (fate !== null) return fate;
      listener.onStanding(listed === null ? 'missing' : waitedMs >= SLOW_AFTER_MS ? 'slow' : 'waiting', nonce);
    } catch (error) {
      listener.onTrouble(faultOf(context, error));
    }
    await context.wait(POLL_MS);
  }
}

async function receiptOf(context: ExecutorContext, hash: Hash): Promise<TransactionReceipt | null> {
  try {
    return await getTransactionReceipt(context.reader, { hash });
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return null;
    throw error;
  }
}

/** The nonce of a transaction the node knows; null when it does not list it. */
async function nonceOf(context: ExecutorContext, hash: Hash): Promise<number | null> {
  try {
    return (await getTransaction(context.reader, { hash })).nonce;
  } catch (error) {
    if (error instanceof TransactionNotFoundError) return null;
    throw error;
  }
}

/** A transaction that is neither mined nor listed: replaced when its nonce is used, otherwise still open. */
async function fateOfMissing(
  context: ExecutorContext,
  sent: SentTransaction,
  nonce: number | null,
): Promise<Fate | null> {
  // Never listed by this node: without its nonce, no other transaction can be said to have taken its place.
  if (nonce === null) return null;
  const used = await getTransactionCount(context.reader, { address: context.account });
  if (used <= nonce) return null;
  const head = await getBlockNumber(context.reader);
  const first = head - sent.atBlock > MOST_BLOCKS_SEARCHED ? head - MOST_BLOCKS_SEARCHED : sent.atBlock;
  for (let number = head; number >= first && number >= 0n; number -= 1n) {
    const block = await getBlock(context.reader, { blockNumber: number, includeTransactions: true });
    const other = block.transactions.find(
      (tx) => tx.from.toLowerCase() === context.account.toLowerCase() && tx.nonce === nonce,
    );
    // It was mined after all, between our two questions.
    if (other?.hash === sent.hash) return null;
    if (other !== undefined) return fateBy(context, sent, other);
  }
  return null;
}

interface Replacement {
  readonly hash: Hash;
  readonly to: string | null;
  readonly input: string;
  readonly value: bigint;
}

function fateBy(context: ExecutorContext, sent: SentTransaction, other: Replacement): Fate {
  const to = other.to?.toLowerCase();
  if (to === sent.address.toLowerCase() && other.input === sent.data && other.value === sent.value) {
    return { kind: 'sped-up', hash: other.hash };
  }
  const cancelled = to === context.account.toLowerCase() && other.value === 0n && other.input === '0x';
  return { kind: 'replaced', by: other.hash, how: cancelled ? 'cancelled' : 'other' };
}

import { type Hash, type Transaction, TransactionNotFoundError } from 'viem';
import { getBlock, getTransaction, getTransactionCount } from 'viem/actions';

import { wei } from '@/lib/units/units';

import type { ExecutorContext } from './context';
import type { Look } from './fate';
import { findByNonce, isCancellation, isSameCall, minedSince } from './find-by-nonce';
import { minedOf, readReceipt } from './receipt';
import type { SentTransaction, StandingNote } from './sent';

/** About ten blocks of mainnet without being taken: worth saying, never a failure. */
const SLOW_AFTER_SECONDS = 120n;
/** Looks in a row without it before a node that had listed it is said to have dropped it. */
const LOOKS_UNTIL_DROPPED = 3;

/** Looks once at a transaction of an account: its receipt, its place in the pool, or what took its nonce. */
export async function lookAtTransaction(
  context: ExecutorContext,
  sent: SentTransaction,
  missed: number,
): Promise<Look> {
  const receipt = await readReceipt(context, sent.hash);
  if (receipt !== null) return { kind: 'mined', mined: minedOf(receipt) };
  const listed = await listedTransaction(context, sent.hash);
  if (listed === null) return lookForMissing(context, sent, missed);
  // A contract wallet's transaction is sent by somebody else, whose nonces say nothing here.
  const own = listed.from.toLowerCase() === context.account.toLowerCase();
  const known = own ? { ...sent, nonce: listed.nonce } : sent;
  const head = await getBlock(context.reader, { blockTag: 'latest' });
  const slow = head.timestamp - sent.atTime >= SLOW_AFTER_SECONDS;
  return {
    kind: 'open',
    sent: known,
    standing: slow ? 'slow' : 'waiting',
    note: slow ? feesOf(listed, head.baseFeePerGas) : null,
  };
}

/** The transaction as the node lists it; null when it does not. */
async function listedTransaction({ reader }: ExecutorContext, hash: Hash): Promise<Transaction | null> {
  try {
    return await getTransaction(reader, { hash });
  } catch (error) {
    if (error instanceof TransactionNotFoundError) return null;
    throw error;
  }
}

function feesOf({ maxFeePerGas, gasPrice }: Transaction, baseFee: bigint | null): StandingNote | null {
  const offered = maxFeePerGas ?? gasPrice;
  return offered === undefined || baseFee === null
    ? null
    : { kind: 'fees', offered: wei(offered), baseFee: wei(baseFee) };
}

/** A transaction that is neither mined nor listed: replaced when its nonce is used, otherwise still open. */
async function lookForMissing(context: ExecutorContext, sent: SentTransaction, missed: number): Promise<Look> {
  const open = (standing: 'missing' | 'dropped'): Look => ({ kind: 'open', sent, standing, note: null });
  if (sent.nonce === null) return (await findReplacement(context, sent, missed)) ?? open('missing');
  const used = await getTransactionCount(context.reader, { address: context.account });
  if (used <= sent.nonce) return open(missed >= LOOKS_UNTIL_DROPPED ? 'dropped' : 'missing');
  const head = await getBlock(context.reader, { blockTag: 'latest' });
  const other = await findByNonce(context, sent.nonce, sent.atBlock, head.number);
  // It was mined after all, between our two questions, or its block is beyond our reach.
  if (other === null || other.hash === sent.hash) return open('missing');
  if (isSameCall(other, sent)) return { kind: 'sped-up', hash: other.hash };
  return { kind: 'replaced', by: other.hash, how: isCancellation(other, context.account) ? 'cancelled' : 'other' };
}

/**
 * What took the place of a transaction that the node never listed. Its nonce is the next one of when the wallet was asked,
 * or a later one if the wallet had more to send; so only what can be nothing else is taken for its replacement: the same
 * call, or one that does nothing but use a nonce.
 */
async function findReplacement(context: ExecutorContext, sent: SentTransaction, missed: number): Promise<Look | null> {
  // Nodes need a moment to list what they were given, and a private relay never lists it.
  if (sent.askedNonce === null || missed < LOOKS_UNTIL_DROPPED) return null;
  const used = await getTransactionCount(context.reader, { address: context.account });
  if (used <= sent.askedNonce) return null;
  const head = await getBlock(context.reader, { blockTag: 'latest' });
  const span = { nonce: sent.askedNonce, used, from: sent.atBlock, to: head.number };
  const since = await minedSince(context, span);
  // It was mined after all, between two questions.
  if (since.some(({ hash }) => hash === sent.hash)) return null;
  const same = since.find((tx) => isSameCall(tx, sent));
  if (same !== undefined) return { kind: 'sped-up', hash: same.hash };
  const empty = since.findLast((tx) => isCancellation(tx, context.account));
  return empty === undefined ? null : { kind: 'replaced', by: empty.hash, how: 'cancelled' };
}

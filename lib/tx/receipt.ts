import { type Hash, type TransactionReceipt, TransactionReceiptNotFoundError } from 'viem';
import { getTransactionReceipt } from 'viem/actions';

import type { ExecutorContext } from './context';
import type { Mined } from './sent';

/** The receipt of a transaction; null while it is in no block. */
export async function readReceipt({ reader }: ExecutorContext, hash: Hash): Promise<TransactionReceipt | null> {
  try {
    return await getTransactionReceipt(reader, { hash });
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return null;
    throw error;
  }
}

/**
 * Where a receipt says its transaction is.
 * @param didWhatItShould what a wallet or a Safe says of the calls inside: a Safe's transaction succeeds even when the
 * call it carries does not
 */
export function minedOf(receipt: TransactionReceipt, didWhatItShould = true): Mined {
  const { transactionHash, blockNumber, blockHash, status } = receipt;
  return { hash: transactionHash, block: blockNumber, blockHash, succeeded: status === 'success' && didWhatItShould };
}

import type { Address, Hash, Hex } from 'viem';
import { getBlock, getTransactionCount } from 'viem/actions';

import type { EncodedCall } from '@/lib/protocols/protocol';

import type { ExecutorContext } from './context';

/** What a transaction of the account did, as far as it can be compared with what was asked for. */
export interface AccountTransaction {
  readonly hash: Hash;
  readonly nonce: number;
  readonly to: Address | null;
  readonly data: Hex;
  readonly value: bigint;
}

/** Blocks looked through one by one when a node no longer knows old states: about two hours of mainnet. */
const MOST_BLOCKS_SEARCHED = 700n;
/** Transactions after the moment of asking that are looked at. */
const MOST_LOOKED_AT = 20;

/**
 * The mined transaction of the account with a nonce that is used.
 * @param from the earliest block it can be in
 * @param to the newest block
 * @returns null when it is not between those blocks
 */
export async function findByNonce(
  context: ExecutorContext,
  nonce: number,
  from: bigint,
  to: bigint,
): Promise<AccountTransaction | null> {
  const block = await firstBlockBeyond(context, nonce, from, to).catch(() => null);
  if (block !== null) return (await transactionsIn(context, block)).find((tx) => tx.nonce === nonce) ?? null;
  // Nodes without old states cannot count transactions at old blocks; they still have the blocks.
  const first = to - from > MOST_BLOCKS_SEARCHED ? to - MOST_BLOCKS_SEARCHED : from;
  for (let number = to; number >= first && number >= 0n; number -= 1n) {
    const found = (await transactionsIn(context, number)).find((tx) => tx.nonce === nonce);
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The account's mined transactions from a nonce on, oldest first, a few at most.
 * @param span `nonce` the first, `used` the first that is free; `from` and `to` the blocks they can be in
 */
export async function minedSince(
  context: ExecutorContext,
  span: { readonly nonce: number; readonly used: number; readonly from: bigint; readonly to: bigint },
): Promise<readonly AccountTransaction[]> {
  const found: AccountTransaction[] = [];
  for (let nonce = span.nonce; nonce < Math.min(span.used, span.nonce + MOST_LOOKED_AT); nonce += 1) {
    const mined = await findByNonce(context, nonce, span.from, span.to);
    if (mined !== null) found.push(mined);
  }
  return found;
}

/** The block in which the account's count of transactions went beyond the nonce, by halving. */
async function firstBlockBeyond(
  { reader, account }: ExecutorContext,
  nonce: number,
  from: bigint,
  to: bigint,
): Promise<bigint> {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) / 2n;
    const count = await getTransactionCount(reader, { address: account, blockNumber: middle });
    if (count > nonce) high = middle;
    else low = middle + 1n;
  }
  return low;
}

/** The account's transactions in a block, or in the pool of a node that shows it. */
export async function transactionsIn(
  { reader, account }: ExecutorContext,
  block: bigint | 'pending',
): Promise<readonly AccountTransaction[]> {
  const at = block === 'pending' ? { blockTag: block } : { blockNumber: block };
  const { transactions } = await getBlock(reader, { ...at, includeTransactions: true });
  return transactions
    .filter(({ from }) => from.toLowerCase() === account.toLowerCase())
    .map(({ hash, nonce, to, input, value }) => ({ hash, nonce, to, data: input, value }));
}

/** Whether a transaction does nothing but use its nonce, which is how wallets cancel. */
export function isCancellation({ to, data, value }: AccountTransaction, account: Address): boolean {
  return to?.toLowerCase() === account.toLowerCase() && value === 0n && data === '0x';
}

/** Whether a transaction makes exactly that call. */
export function isSameCall(tx: AccountTransaction, { address, data, value }: Omit<EncodedCall, 'type'>): boolean {
  return tx.to?.toLowerCase() === address.toLowerCase() && tx.data === data && tx.value === value;
}

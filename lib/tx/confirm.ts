import { getBlock, getBlockNumber } from 'viem/actions';

import type { ChainFault } from '@/lib/chain/fault';
import type { NetworkId } from '@/lib/chain/networks';

import { type ExecutorContext, poll } from './context';
import { readReceipt } from './receipt';
import type { Mined } from './sent';

const POLL_MS = 1_000;
const SETTLE_POLL_MS = 4_000;
/** Where a node does not say what is final: blocks after which nobody has seen a chain go back. */
const FINAL_AFTER_BLOCKS = 64n;

/**
 * Blocks that must stand on a transaction, its own included, before its end is told. One is enough on the local chain.
 * On public networks the newest block is replaced now and then, two in a row hardly ever; and what is told too early is
 * taken back by {@link awaitFinality}.
 */
export function depthFor(network: NetworkId): number {
  return network === 'devnet' ? 1 : 2;
}

interface ConfirmListener {
  onDepth(confirmations: number): void;
  onTrouble(fault: ChainFault | null): void;
}

/**
 * Waits until `depth` blocks stand on a transaction.
 * @returns `deep`, or `reorged` once its block is no longer part of the chain
 */
export function awaitDepth(
  context: ExecutorContext,
  mined: Mined,
  depth: number,
  { onDepth, onTrouble }: ConfirmListener,
): Promise<'deep' | 'reorged'> {
  return poll(context, POLL_MS, onTrouble, async () => {
    if (!(await isStillThere(context, mined))) return 'reorged';
    const confirmations = Number((await getBlockNumber(context.reader)) - mined.block) + 1;
    // A node behind its own receipt counts as one.
    onDepth(Math.max(1, confirmations));
    return confirmations >= depth ? 'deep' : null;
  });
}

/** Waits until the chain calls a transaction's block final: until then it can be taken back. */
export function awaitFinality(
  context: ExecutorContext,
  mined: Mined,
  onTrouble: (fault: ChainFault | null) => void,
): Promise<'final' | 'reorged'> {
  return poll(context, SETTLE_POLL_MS, onTrouble, async () => {
    if (!(await isStillThere(context, mined))) return 'reorged';
    return mined.block <= (await finalBlock(context)) ? 'final' : null;
  });
}

async function isStillThere(context: ExecutorContext, { hash, blockHash }: Mined): Promise<boolean> {
  return (await readReceipt(context, hash))?.blockHash === blockHash;
}

async function finalBlock({ reader }: ExecutorContext): Promise<bigint> {
  const finalized = await getBlock(reader, { blockTag: 'finalized' }).catch(() => null);
  if (finalized !== null && finalized.number > 0n) return finalized.number;
  return (await getBlockNumber(reader)) - FINAL_AFTER_BLOCKS;
}

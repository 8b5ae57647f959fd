import 'server-only';

import type { Hash } from 'viem';

import type { BlockRing } from './block-ring';
import type { Header } from './header';

/** Blocks between the last look and this one that are read too, so that a listener misses none. */
export const MOST_FILLED = 16n;
/** How far a branch is followed back to where it left the chain that was known. */
const LONGEST_BRANCH = 128;

/** A block named by a node has no parent that any node knows: the node contradicts itself. */
export class UnknownParentError extends Error {
  override readonly name = 'UnknownParentError';
  constructor(readonly header: Header) {
    super(`the parent of block ${header.block.number} is unknown`);
  }
}

/** How a new head ties to the chain that is known. */
interface Branch {
  /** The blocks to put on the known chain, oldest first, the head last. */
  readonly blocks: readonly Header[];
  /** How many known blocks it certainly replaces; the reorganisation may have begun below what is known. */
  readonly replaced: number;
}

/**
 * The blocks from the chain that is known up to a new head; only the head when the known chain is too far away to be
 * worth tying to.
 * @throws UnknownParentError when a node does not know the block that its own header builds on
 */
export async function branchTo<T>(
  head: Header,
  ring: BlockRing<T>,
  readHeader: (hash: Hash) => Promise<Header | null>,
): Promise<Branch> {
  const { tip } = ring;
  if (tip === null || head.block.number > tip.block.number + MOST_FILLED) return { blocks: [head], replaced: 0 };
  let blocks: readonly Header[] = [head];
  let oldest = head;
  while (!ring.knows(oldest.parentHash)) {
    if (blocks.length >= LONGEST_BRANCH || oldest.block.number <= ring.lowest)
      return { blocks: [head], replaced: ring.replacedBy(oldest) };
    const parent = await readHeader(oldest.parentHash);
    if (parent === null || !isParent(parent, oldest)) throw new UnknownParentError(oldest);
    blocks = [parent, ...blocks];
    oldest = parent;
  }
  return { blocks, replaced: ring.replacedBy(oldest) };
}

function isParent(parent: Header, child: Header): boolean {
  return parent.block.hash === child.parentHash && parent.block.number === child.block.number - 1n;
}

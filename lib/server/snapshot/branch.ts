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

/**
 * The blocks from the chain that is known up to a new head, oldest first, the head last.
 * @returns only the head when the known chain is too far away to be worth tying to
 * @throws UnknownParentError when a node does not know the block that its own header builds on
 */
export async function branchTo<T>(
  head: Header,
  ring: BlockRing<T>,
  readHeader: (hash: Hash) => Promise<Header | null>,
): Promise<readonly Header[]> {
  const { tip } = ring;
  if (tip === null || head.block.number > tip.block.number + MOST_FILLED) return [head];
  let branch: readonly Header[] = [head];
  for (let oldest = head; !ring.knows(oldest.parentHash); ) {
    if (branch.length >= LONGEST_BRANCH || oldest.block.number <= ring.lowest) return [head];
    const parent = await readHeader(oldest.parentHash);
    if (parent === null || !isParent(parent, oldest)) throw new UnknownParentError(oldest);
    branch = [parent, ...branch];
    oldest = parent;
  }
  return branch;
}

function isParent(parent: Header, child: Header): boolean {
  return parent.block.hash === child.parentHash && parent.block.number === child.block.number - 1n;
}

import 'server-only';

import type { Hash } from 'viem';

import type { BlockRing } from './block-ring';
import { MOST_FILLED } from './branch';
import type { Header } from './header';

interface Reader<T> {
  readHeader(hash: Hash): Promise<Header | null>;
  readAt(header: Header, before: T | null): Promise<T>;
  unread(header: Header, error: unknown): void;
}

/**
 * Reads blocks below the oldest that is kept, down to the one after `number`: for a client that saw the chain through
 * another process, or before this one was started. Does nothing when that is too far. Never throws: what cannot be read
 * is missing, and the client is told so.
 */
export async function fillDown<T>(ring: BlockRing<T>, reader: Reader<T>, number: bigint): Promise<void> {
  const { tip } = ring;
  if (tip === null || number + MOST_FILLED < tip.block.number) return;
  for (let oldest = ring.oldest(); oldest !== null && oldest.header.block.number > number + 1n; ) {
    try {
      const header = await reader.readHeader(oldest.header.parentHash);
      if (header === null) return;
      ring.prepend(header, await reader.readAt(header, null));
    } catch (error) {
      return reader.unread(oldest.header, error);
    }
    const next = ring.oldest();
    if (next === oldest) return;
    oldest = next;
  }
}

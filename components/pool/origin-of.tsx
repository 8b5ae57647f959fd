import type { ReactNode } from 'react';

import { Provenance } from '@/components/ui/provenance';
import type { BlockRef, Provenance as Origin } from '@/lib/protocols/protocol';

import { sourceWords } from './source-of';

interface OriginOfProps {
  /** Null for a figure that no call tells: it is shown without a note. */
  readonly origin: Origin | null;
  /** The block it was read at. */
  readonly block: BlockRef;
  readonly children: ReactNode;
}

/** A figure that opens an origin that is known already. */
export function OriginOf({ origin, block, children }: OriginOfProps) {
  return origin === null ? children : <Provenance {...sourceWords(origin, block)}>{children}</Provenance>;
}

import type { ShareRate } from '@/lib/domain/share-rate';
import type { Wei } from '@/lib/units/units';

import type { FigureId } from './protocol';

/** A way to get ETH back through the protocol itself. */
export interface Exit {
  readonly kind: 'queue' | 'instant';
  /** ETH that waits in the queue, or that is at hand to be paid at once, wei. */
  readonly amount: Wei;
  readonly figure: FigureId;
  readonly open: boolean;
}

/** How much may be put in now. */
export type Room =
  /** At most that much, wei. */
  | { readonly status: 'limited'; readonly left: Wei; readonly refill: Refill | null; readonly figure: FigureId }
  | { readonly status: 'unlimited' }
  | { readonly status: 'closed'; readonly why: string };

/** How a limit grows back: evenly up to `max` over so many blocks. */
export interface Refill {
  readonly max: Wei;
  readonly blocks: bigint;
}

/** What pools of all kinds say of themselves, in the same words, so that they can stand side by side. */
export interface PoolFacts {
  /** The token that people hold, by its symbol; the accruing form after it where there are two. */
  readonly symbols: readonly string[];
  /** ETH behind one unit of what accrues. */
  readonly rate: ShareRate;
  /** What one unit is: "share" or the token's symbol. */
  readonly rateUnit: string;
  /** All ETH the protocol accounts for, wei. */
  readonly total: Wei;
  /** Part of rewards that holders do not get; null where the contracts do not say. */
  readonly fee: { readonly part: bigint; readonly whole: bigint } | null;
  /** Part of a deposit that is kept; null where there is none by design. */
  readonly depositFee: { readonly part: bigint; readonly whole: bigint } | null;
  readonly room: Room;
  readonly exits: readonly Exit[];
}

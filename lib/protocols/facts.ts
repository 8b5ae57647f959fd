import type { FigureId } from './protocol';

/** An amount or a rate with the decimals it is counted in. */
export interface Counted {
  readonly value: bigint;
  readonly decimals: number;
}

/** A way to get out through the protocol itself. */
export interface Exit {
  /** By a queue, at once, or by a request that the vault fulfils in its own time. */
  readonly kind: 'queue' | 'instant' | 'request';
  /** What waits in the queue, or is at hand to be paid at once; null where nobody says so for all together. */
  readonly amount: { readonly value: Counted; readonly figure: FigureId } | null;
  readonly open: boolean;
}

/** How a limit grows back: evenly up to `max` over so many blocks. */
export interface Refill {
  readonly max: Counted;
  readonly blocks: bigint;
}

/** How much may be put in now. */
export type Room =
  | {
      readonly status: 'limited';
      readonly left: Counted;
      readonly refill: Refill | null;
      /** Arguments of the call behind the figure. */
      readonly args: readonly string[];
    }
  | { readonly status: 'unlimited' }
  | { readonly status: 'closed'; readonly why: string };

/** A part of something: 5 of 100. */
export interface Ratio {
  readonly part: bigint;
  readonly whole: bigint;
}

/** What pools of all kinds say of themselves, in the same words, so that they can stand side by side. */
export interface PoolFacts {
  readonly name: string;
  /** The token that people hold, by its symbol; the accruing form after it where there are two. */
  readonly symbols: readonly string[];
  /** What it is worth and paid in: "ETH", or a vault's underlying token. */
  readonly unit: string;
  /** Whether the unit is ether or its wrapped form. */
  readonly isEther: boolean;
  /** Worth of one of what accrues, rounded down; null while there is none. */
  readonly rate: Counted | null;
  /** What that one is: "share" or the token's symbol. */
  readonly rateUnit: string;
  /** All the protocol accounts for. */
  readonly total: Counted;
  /** Part of rewards that holders do not get; null where the contracts do not say. */
  readonly fee: Ratio | null;
  /** Part of a deposit that is kept; null where there is none by design, or where the price holds it. */
  readonly depositFee: Ratio | null;
  readonly room: Room;
  readonly exits: readonly Exit[];
}

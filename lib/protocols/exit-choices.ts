import type { BreakEven } from '@/lib/domain/exit-break-even';
import type { ExitCost, ExitUnknown } from '@/lib/domain/exits';
import type { MarketUnknown } from '@/lib/domain/market-premium';
import type { QueueEta } from '@/lib/domain/queue-eta';
import type { Result } from '@/lib/result';
import type { Ray, Wei } from '@/lib/units/units';

import type { Market } from './market/market';
import type { BlockRef } from './protocol';
import type { Refusal } from './refusal';

/** One way out with what it costs, and why a figure of it is not known. */
export type ExitChoice =
  | (ExitCost & {
      readonly kind: 'queue';
      readonly eta: QueueEta;
      /** Why the queue would not take it. */
      readonly refusal: Refusal | null;
    })
  | (ExitCost & { readonly kind: 'instant'; readonly refusal: Refusal | null })
  | (ExitCost & {
      readonly kind: 'market';
      readonly market: Market;
      /** The market trades the protocol's other token, so it is wrapped or unwrapped first. */
      readonly first: 'wrap' | 'unwrap' | null;
      /** Tokens that are sold in the end, in the market's own token, 1e-18. */
      readonly sold: bigint;
      readonly fault: MarketUnknown | null;
      /** Against the value: 1e27 is 100 %, negative is a discount; null without a price. */
      readonly premium: Ray | null;
      /** The largest size of the ladder that is sold within 1 % of the value, tokens in 1e-18; null when none is. */
      readonly depth: bigint | null;
      /** How long the queue may take before this pays as much; null without a queue. */
      readonly breakEven: BreakEven | null;
    });

/** A sale on a market, as one of the ways out. */
export type SaleChoice = Extract<ExitChoice, { kind: 'market' }>;

/** Every way out for one amount, at one block. */
export interface ExitComparison {
  readonly block: BlockRef;
  readonly amount: bigint;
  /** What the amount is worth by the protocol's books, wei, rounded down. */
  readonly worth: Wei;
  /** Yield that a wait forgoes, APR as ray. */
  readonly apr: Result<Ray, ExitUnknown>;
  /** What gas is counted with, wei per gas; null when the chain does not say. */
  readonly feePerGas: Wei | null;
  /** In a fixed order: queue, instant, markets. None is preferred. */
  readonly choices: readonly ExitChoice[];
}

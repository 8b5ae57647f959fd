import type { Result } from '@/lib/result';
import type { Wei } from '@/lib/units/units';
import type { LiquidToken } from './asset';
import { maxStakeLido } from './lido/max';
import { MAX_CLAIMS, quoteLido } from './lido/quote';
import type { Intent, PoolBase, ProtocolId, Quote, QuoteContext } from './protocol';
import type { Refusal } from './refusal';

interface Quoting {
  quote(context: QuoteContext, intent: Intent): Result<Quote, Refusal>;
  /** Requests that can be claimed at a time. */
  readonly maxClaims: number;
  maxStake(context: QuoteContext, receive: LiquidToken): Wei | null;
}

/**
 * Quotes apart from {@link ./registry.ts}: a form quotes on first load, when no ABI should be in the browser yet. Those of
 * the other protocols are in {@link ./quote-of-others.ts}, which only their own pages load.
 */
const quoting: Readonly<Partial<Record<ProtocolId, Quoting>>> = {
  lido: { quote: quoteLido, maxClaims: MAX_CLAIMS, maxStake: maxStakeLido },
};

/** What an intent would do in the protocol of the context's pool, to the wei, or why it would be refused. */
export function quote(context: QuoteContext, intent: Intent): Result<Quote, Refusal> {
  return quotingOf(context.pool).quote(context, intent);
}

/** The most a person can stake with gas kept back, wei; null when balance or gas is unknown. */
export function maxStake(context: QuoteContext, receive: LiquidToken): Wei | null {
  return quotingOf(context.pool).maxStake(context, receive);
}

/** How many requests of a pool can be claimed at a time. */
export function maxClaims(pool: PoolBase): number {
  return quotingOf(pool).maxClaims;
}

function quotingOf({ protocol }: PoolBase): Quoting {
  const found = quoting[protocol];
  if (found === undefined) throw new Error(`no form quotes ${protocol}`);
  return found;
}

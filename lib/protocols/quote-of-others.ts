import type { Result } from '@/lib/result';
import type { Wei } from '@/lib/units/units';

import { maxStakeVault } from './erc4626/max';
import { quoteVault } from './erc4626/quote';
import type { Intent, PoolBase, ProtocolId, Quote, QuoteContext } from './protocol';
import type { Refusal } from './refusal';
import { maxStakeRocketPool } from './rocket-pool/max';
import { quoteRocketPool } from './rocket-pool/quote';

interface Quoting {
  quote(context: QuoteContext, intent: Intent): Result<Quote, Refusal>;
  maxStake(context: QuoteContext): Wei | null;
}

/**
 * Quotes of all pools but Lido's. Apart from {@link ./quote.ts}, so that a first load of Lido's forms does not carry them; no
 * ABI here either.
 */
const quoting: Readonly<Partial<Record<ProtocolId, Quoting>>> = {
  'rocket-pool': { quote: quoteRocketPool, maxStake: maxStakeRocketPool },
  erc4626: { quote: quoteVault, maxStake: maxStakeVault },
};

/** What an intent would do in the protocol of the context's pool, to the wei, or why it would be refused. */
export function quoteOther(context: QuoteContext, intent: Intent): Result<Quote, Refusal> {
  return quotingOf(context.pool).quote(context, intent);
}

/**
 * The most a person can deposit with gas kept back, in the smallest unit of what the pool takes; null when balance or gas is
 * unknown.
 */
export function maxDeposit(context: QuoteContext): Wei | null {
  return quotingOf(context.pool).maxStake(context);
}

/** The contract has to be asked what an amount brings; of the other pools the figures of the picture say it. */
export function isPricedByChain({ protocol }: PoolBase): boolean {
  return protocol === 'erc4626';
}

function quotingOf({ protocol }: PoolBase): Quoting {
  const found = quoting[protocol];
  if (found === undefined) throw new Error(`no form of another pool quotes ${protocol}`);
  return found;
}

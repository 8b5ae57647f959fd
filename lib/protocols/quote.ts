import type { Result } from '@/lib/result';
import type { Wei } from '@/lib/units/units';
import type { LiquidToken } from './asset';
import { MAX_VAULT_CLAIMS } from './erc4626/claims';
import { maxStakeVault } from './erc4626/max';
import { quoteVault } from './erc4626/quote';
import { maxStakeLido } from './lido/max';
import { MAX_CLAIMS, quoteLido } from './lido/quote';
import type { Intent, PoolBase, ProtocolId, Quote, QuoteContext } from './protocol';
import type { Refusal } from './refusal';
import { maxStakeRocketPool } from './rocket-pool/max';
import { quoteRocketPool } from './rocket-pool/quote';

interface Quoting {
  quote(context: QuoteContext, intent: Intent): Result<Quote, Refusal>;
  /** Requests that can be claimed at a time. */
  readonly maxClaims: number;
  maxStake(context: QuoteContext, receive: LiquidToken): Wei | null;
}

/** Quotes apart from {@link ./registry.ts}: a form quotes on first load, when no ABI should be in the browser yet. */
const quoting: Readonly<Record<ProtocolId, Quoting>> = {
  lido: { quote: quoteLido, maxClaims: MAX_CLAIMS, maxStake: maxStakeLido },
  'rocket-pool': { quote: quoteRocketPool, maxClaims: 0, maxStake: maxStakeRocketPool },
  erc4626: { quote: quoteVault, maxClaims: MAX_VAULT_CLAIMS, maxStake: maxStakeVault },
};

/** What an intent would do in the protocol of the context's pool, to the wei, or why it would be refused. */
export function quote(context: QuoteContext, intent: Intent): Result<Quote, Refusal> {
  return quoting[context.pool.protocol].quote(context, intent);
}

/** The most a person can stake with gas kept back, wei; null when balance or gas is unknown. */
export function maxStake(context: QuoteContext, receive: LiquidToken): Wei | null {
  return quoting[context.pool.protocol].maxStake(context, receive);
}

/** How many requests of a pool can be claimed at a time. */
export function maxClaims(pool: PoolBase): number {
  return quoting[pool.protocol].maxClaims;
}

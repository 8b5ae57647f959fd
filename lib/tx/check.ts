import type { PublicClient } from 'viem';
import { estimateFeesPerGas, getBlock, getGasPrice } from 'viem/actions';

import type { ChainFault } from '@/lib/chain/fault';
import { readBatch } from '@/lib/chain/read-batch';
import type { Intent, PlanChoices, Quote } from '@/lib/protocols/protocol';
import type { Refusal } from '@/lib/protocols/refusal';
import { unixSeconds, type Wei, wei } from '@/lib/units/units';

import { readAbilities } from './abilities';
import { assertChain, type ExecutorContext, faultOf } from './context';
import type { FlowStep } from './flow-step';
import { readAt } from './read-at';
import { type Avoided, routeOf } from './route';
import type { QuoteBlock } from './state';

/** What the chain says right before a signature. */
export type Check =
  | {
      readonly status: 'ready';
      readonly quote: Quote;
      readonly quotedAt: QuoteBlock;
      readonly steps: readonly FlowStep[];
    }
  | { readonly status: 'refused'; readonly refusal: Refusal }
  | { readonly status: 'failed'; readonly fault: ChainFault };

/** What the person decided about how an intent is carried out. */
export interface CheckChoices extends PlanChoices {
  readonly avoided: Avoided;
}

/** Quotes and plans an intent again from what the wallet's own connection reads at its newest block. */
export async function checkIntent(context: ExecutorContext, intent: Intent, choices: CheckChoices): Promise<Check> {
  try {
    await assertChain(context);
    const block = await getBlock(context.reader, { blockTag: 'latest' });
    const [{ pool, position }, feePerGas, abilities] = await Promise.all([
      readAt(context, block.number),
      likelyFeePerGas(context.reader, block.baseFeePerGas !== null),
      readAbilities(context),
    ]);
    // What a contract wallet sends is paid for by whoever executes it, not by the account itself.
    const ownFee = abilities.signer === 'key' ? feePerGas : null;
    const priceReads = context.protocol.priceReads(pool, intent);
    const price = priceReads === null ? null : await readBatch(context.reader, priceReads, block.number);
    const now = { pool, position, atBlock: block.number, feePerGas: ownFee, price };
    const quoted = context.protocol.quote(now, intent);
    if (!quoted.ok) return { status: 'refused', refusal: quoted.error };
    const plan = context.protocol.plan(pool, position, intent, choices);
    const steps = await routeOf(context, plan, abilities, choices.avoided);
    const quotedAt = { number: block.number, timestamp: unixSeconds(block.timestamp) };
    return { status: 'ready', quote: quoted.value, quotedAt, steps };
  } catch (error) {
    return { status: 'failed', fault: faultOf(context, error) };
  }
}

/** What a wallet is likely to offer per gas: EIP-1559's maximum where the chain has a base fee, else the gas price. */
export async function likelyFeePerGas(reader: PublicClient, hasBaseFee: boolean): Promise<Wei> {
  if (hasBaseFee) return wei((await estimateFeesPerGas(reader)).maxFeePerGas);
  return wei(await getGasPrice(reader));
}

import { type Address, decodeFunctionData } from 'viem';

import { payoutSource } from '@/components/pool/payout-source';
import { pricedAmount } from '@/components/pool/priced-amount';
import { type BlockAt, sourceWords } from '@/components/pool/source-of';
import type { ProvenanceSource } from '@/components/ui/provenance';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import type { Market } from '@/lib/protocols/market/market';
import { saleProvenance } from '@/lib/protocols/market/provenance';
import { poolOfKind } from '@/lib/protocols/pool-kinds';
import type { EncodedCall, FigureId, Intent, PoolBase, Quote } from '@/lib/protocols/protocol';
import { provenanceOfAny } from '@/lib/protocols/provenance-of-all';
import { protocolOf } from '@/lib/protocols/registry';
import { describeCall, type KnownContract } from '@/lib/tx/describe-call';
import { ONE_ETHER } from '@/lib/units/units';

import { callSource } from './call-sources';

/** Where a quote is from: a pool of the picture, or a market. */
export type QuotedBy =
  | { readonly kind: 'pool'; readonly pool: PoolBase }
  | { readonly kind: 'market'; readonly market: Market };

/** A quote with what it was asked for, and the block it is of. */
export interface Quoted {
  readonly by: QuotedBy;
  readonly intent: Intent;
  readonly quote: Quote;
  readonly account: Address;
  /** What carries it out, in order. */
  readonly acts: readonly EncodedCall[];
  /** Something has to be signed before them, without which they revert. */
  readonly prepared: boolean;
  readonly block: BlockAt;
}

/** Where what is given comes from: the call that takes it. */
export function givenSource(quoted: Quoted): ProvenanceSource {
  const parts = quoted.acts.length > 1 ? ` The call is the first of ${quoted.acts.length}.` : '';
  return actSource('You give', `what was typed; the call takes exactly that.${parts}`, quoted);
}

/** Where the least that a sale brings comes from. */
export function leastSource(quoted: Quoted): ProvenanceSource {
  return actSource(
    'At least',
    'the minimum that was chosen; the call carries it, and reverts where the market pays less.',
    quoted,
  );
}

/** The act tried out: what is signed, and what it would answer. */
function actSource(title: string, formula: string, { by, acts, prepared, account, block }: Quoted): ProvenanceSource {
  const [call] = acts;
  if (call === undefined) throw new Error('nothing carries it out');
  const described = describeCall(contractsOf(by), call);
  return callSource(title, prepared ? `${formula} Until what is signed before it is there, it reverts.` : formula, {
    call,
    described,
    account,
    block,
  });
}

/** Where what arrives at once comes from. */
export function receivedSource(quoted: Quoted): ProvenanceSource {
  const { by, intent, quote, acts, block } = quoted;
  const byCall = () => actSource('You receive', 'what the call answers when it is tried out.', quoted);
  if (by.kind === 'market')
    return intent.kind === 'sell' ? sourceWords(saleProvenance(by.market, intent.amount), block) : byCall();
  const { pool } = by;
  const given = quote.give?.amount ?? 0n;
  const figure = (id: FigureId, ...args: string[]) => sourceWords(provenanceOfAny(pool, id), block, args);
  switch (intent.kind) {
    case 'stake':
      return figure('receive', String(pricedAmount(pool, given)));
    case 'wrap':
      return figure('wrapped', String(given));
    case 'unwrap':
      return figure('unwrapped', String(given));
    case 'redeem':
      return payoutSource(pool, given, block);
    case 'claim':
      return poolOfKind(pool).protocol === 'lido' ? claimSource(figure, acts) : byCall();
    case 'request':
    case 'sell':
      return byCall();
  }
}

/** Claims name their requests, and the hints with which the queue finds their payments. */
function claimSource(
  figure: (id: FigureId, ...args: string[]) => ProvenanceSource,
  acts: readonly EncodedCall[],
): ProvenanceSource {
  const claims = acts.map(({ data }) => decodeFunctionData({ abi: withdrawalQueueErc721Abi, data }).args ?? []);
  const listOf = (at: number) => `[${claims.flatMap((args) => args[at] as readonly bigint[]).join(',')}]`;
  const source = figure('claimable', listOf(0), listOf(1));
  return { ...source, formula: `the sum over the requests of ${source.formula}` };
}

/** Where what a request pays later comes from. */
export function paidLaterSource({ by, quote, block }: Quoted): ProvenanceSource {
  const { asset, amount } = quote.give ?? { asset: 'ether', amount: 0n };
  const pool = poolIn(by);
  if (poolOfKind(pool).protocol !== 'lido') return payoutSource(pool, amount, block);
  return sourceWords(provenanceOfAny(pool, 'most'), block, [String(asset === 'wrapped' ? amount : ONE_ETHER)]);
}

/** Where the number of requests comes from: no more than so much fits into one. */
export function requestCountSource({ by, block }: Quoted): ProvenanceSource {
  return sourceWords(provenanceOfAny(poolIn(by), 'requestMost'), block);
}

function poolIn(by: QuotedBy): PoolBase {
  if (by.kind === 'market') throw new Error('a market takes no requests');
  return by.pool;
}

/** The contracts whose calls can be read. */
function contractsOf(by: QuotedBy): readonly KnownContract[] {
  return by.kind === 'market'
    ? protocolOf('market').outcomeEvents({ market: by.market })
    : protocolOf(by.pool.protocol).outcomeEvents(by.pool.contracts);
}

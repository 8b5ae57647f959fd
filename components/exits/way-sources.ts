import { gasSource } from '@/components/pool/gas-source';
import { payoutSource } from '@/components/pool/payout-source';
import { blockWords, castCall, sourceWords } from '@/components/pool/source-of';
import type { ProvenanceSource } from '@/components/ui/provenance';
import { RULE_WORDS } from '@/lib/format/eta-wording';
import { formatExact } from '@/lib/format/format-amount';
import { formatCount } from '@/lib/format/format-count';
import { formatRayPercent } from '@/lib/format/format-percent';
import type { ExitChoice, ExitComparison, SaleChoice } from '@/lib/protocols/exit-choices';
import { saleProvenance } from '@/lib/protocols/market/provenance';
import { poolOfKind } from '@/lib/protocols/pool-kinds';
import type { PoolBase } from '@/lib/protocols/protocol';
import { provenanceOfAny } from '@/lib/protocols/provenance-of-all';

/** A way out in its comparison. */
export interface WayOut<Choice extends ExitChoice = ExitChoice> {
  readonly choice: Choice;
  readonly comparison: ExitComparison;
  readonly pool: PoolBase;
}

/** Where what it pays comes from. */
export function paysSource({ choice, comparison: { block, amount }, pool }: WayOut): ProvenanceSource {
  return choice.kind === 'market'
    ? sourceWords(saleProvenance(choice.market, choice.sold), block)
    : payoutSource(pool, amount, block);
}

/** Where what is left after all costs comes from. */
export function keptSource(way: WayOut): ProvenanceSource {
  const { receive, gas, foregone } = way.choice;
  return {
    ...paysSource(way),
    title: 'You keep',
    formula: `${told(receive)} that it pays − ${told(gas)} for gas − ${told(half(foregone))} not earned in the time that half of all wait.`,
  };
}

/** Where the range of it comes from. */
export function keptRangeSource(way: WayOut): ProvenanceSource {
  const { receive, gas, foregone } = way.choice;
  const lost = foregone.ok ? `${exact(foregone.value.p90)} or ${exact(foregone.value.p10)}` : 'an unknown amount';
  return {
    ...paysSource(way),
    title: 'You keep, the range',
    formula: `${told(receive)} that it pays − ${told(gas)} for gas − ${lost} not earned: nine in ten wait shorter than for the first, one in ten shorter than for the second.`,
  };
}

/** Where the fee comes from that what is paid has lost already. */
export function feeSource(way: WayOut): ProvenanceSource {
  const { choice, comparison } = way;
  return { ...paysSource(way), title: 'Fee', formula: feeWords(choice, comparison) };
}

function feeWords(choice: ExitChoice, { worth }: ExitComparison): string {
  switch (choice.kind) {
    case 'queue':
      return 'There is none: the queue pays what was asked for.';
    case 'instant':
      return `What it is worth by the protocol’s books, ${exact(worth)}, less what is paid. It is taken out of that already.`;
    case 'market':
      return choice.market.kind === 'curve'
        ? 'The pool’s fee moves with its balances; it is taken out of the price already.'
        : `What is sold is worth ${exact(worth)} by the protocol’s books, × ${formatCount(choice.market.fee)} ÷ 1,000,000, rounded up. It is taken out of the price already.`;
  }
}

/** Where what its transactions cost comes from; null where the chain names no price. */
export function waysGasSource({ choice: { gas }, comparison: { feePerGas, block } }: WayOut): ProvenanceSource | null {
  return !gas.ok || feePerGas === null || feePerGas === 0n ? null : gasSource(gas.value / feePerGas, feePerGas, block);
}

/** Where what is not earned while it waits comes from. */
export function foregoneSource({
  choice: { wait },
  comparison: { worth, apr, block },
  pool,
}: WayOut): ProvenanceSource {
  const seconds = wait.ok ? formatCount(wait.value.p50) : 'an unknown number of';
  const rate = apr.ok ? `${formatRayPercent(apr.value, 6)} % a year` : 'an unknown yield';
  return {
    ...sourceWords(provenanceOfAny(pool, 'apr'), block),
    title: 'Not earned',
    formula: `${exact(worth)} by the protocol’s books × ${rate} × ${seconds} seconds, in which half of all are paid, ÷ 365 days. No compounding, rounded up.`,
  };
}

/** Where what the amount is worth by the protocol’s books comes from. */
export function worthSource({ comparison: { block, worth, amount }, pool }: WayOut): ProvenanceSource {
  return {
    ...sourceWords(provenanceOfAny(pool, 'rate'), block),
    title: 'Worth by the protocol’s books',
    formula: `${formatExact(amount)} tokens at the exchange rate of this block make ${exact(worth)}, rounded down.`,
  };
}

/** Where the least that a sale may bring comes from: the contract gives nothing for less. */
export function leastSource(way: WayOut<SaleChoice>, tolerance: string): ProvenanceSource {
  return {
    ...paysSource(way),
    title: 'You receive at least',
    formula: `${told(way.choice.receive)} that the market pays now, less ${tolerance} %, rounded up.`,
  };
}

/** Where the difference between a sale and the value comes from. */
export function premiumSource(way: WayOut<SaleChoice>): ProvenanceSource {
  return {
    ...paysSource(way),
    title: 'Against the value',
    formula: `What the market pays ÷ what is sold by the protocol’s books, ${exact(way.comparison.worth)}, − 1.`,
  };
}

/** Where the largest sale near the value comes from. */
export function depthSource(
  { choice: { market }, comparison: { block } }: WayOut<SaleChoice>,
  depth: bigint,
): ProvenanceSource {
  return {
    ...sourceWords(saleProvenance(market, depth), block),
    title: 'Sold within 1 %',
    formula:
      'The largest of 0.1, 1, 10, 100 and 1,000 tokens for which the market pays at least 99 % of what they are worth by the protocol’s books.',
  };
}

/** Where the time comes from at which a sale and the queue come out equal. */
export function breakEvenSource(way: WayOut<SaleChoice>): ProvenanceSource {
  const { choice, comparison, pool } = way;
  const queue = comparison.choices.find(({ kind }) => kind === 'queue');
  const rate = comparison.apr.ok ? `${formatRayPercent(comparison.apr.value, 6)} % a year` : 'an unknown yield';
  return {
    ...sourceWords(provenanceOfAny(pool, 'apr'), comparison.block),
    title: 'Break-even',
    formula: `(${told(queue?.receive)} from the queue − ${told(queue?.gas)} for its gas − ${told(half(choice.net))} that selling keeps) ÷ (${exact(comparison.worth)} × ${rate}) × 365 days, rounded down.`,
  };
}

/** Only Lido's queue can be foreseen; its contract holds what waits. */
export function waitSource({ choice, comparison: { block }, pool }: WayOut): ProvenanceSource | null {
  const known = poolOfKind(pool);
  if (known.protocol !== 'lido' || choice.kind !== 'queue' || choice.eta.kind === 'unknown') return null;
  const { queue } = known.contracts;
  return {
    title: 'When the queue pays',
    formula: `Recent reports are drawn at random 200 times over: one draw in ten pays before the first time, one in ten after the last. ${RULE_WORDS[choice.eta.rule]}`,
    contractName: 'WithdrawalQueueERC721',
    contract: queue,
    command: castCall(queue, 'unfinalizedStETH()(uint256)', [], block),
    blockText: blockWords(block),
  };
}

type Known = ExitChoice['receive'];

function half(range: ExitChoice['foregone']): Known {
  return range.ok ? { ok: true, value: range.value.p50 } : range;
}

function told(amount: Known | undefined): string {
  return amount?.ok === true ? exact(amount.value) : 'an unknown amount';
}

function exact(amount: bigint): string {
  return `${formatExact(amount)} ETH`;
}

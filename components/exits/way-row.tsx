'use client';

import type { ReactNode } from 'react';

import { payoutSource } from '@/components/pool/payout-source';
import { blockWords, castCall, sourceWords } from '@/components/pool/source-of';
import { Button } from '@/components/ui/button';
import { Provenance, type ProvenanceSource } from '@/components/ui/provenance';
import { TextLink } from '@/components/ui/text-link';
import { useClientConfig } from '@/hooks/client-config-context';
import type { ExitUnknown } from '@/lib/domain/exits';
import { RULE_WORDS, UNKNOWN_WORDS } from '@/lib/format/eta-wording';
import { breakEvenWords, exitUnknownWords, marketName, marketUnknownWords, waitWords } from '@/lib/format/exit-wording';
import { formatAmount, formatExact, formatShort } from '@/lib/format/format-amount';
import { formatMoment } from '@/lib/format/format-date';
import { formatDurationUp } from '@/lib/format/format-duration';
import { formatRayPercent } from '@/lib/format/format-percent';
import { refusalWording } from '@/lib/format/refusal-wording';
import type { TokenInfo } from '@/lib/protocols/asset';
import type { ExitChoice, ExitComparison } from '@/lib/protocols/exit-choices';
import { marketId } from '@/lib/protocols/market/market';
import { saleProvenance } from '@/lib/protocols/market/provenance';
import { poolOfKind } from '@/lib/protocols/pool-kinds';
import type { BlockRef, PoolBase } from '@/lib/protocols/protocol';
import type { Result } from '@/lib/result';
import { mulDivUp } from '@/lib/units/mul-div';
import { type Ray, ray, type Wei } from '@/lib/units/units';

/** A sale on a market, as one of the ways out. */
export type SaleChoice = Extract<ExitChoice, { kind: 'market' }>;

interface WayRowProps {
  readonly choice: ExitChoice;
  readonly comparison: ExitComparison;
  readonly pool: PoolBase;
  readonly token: TokenInfo;
  /** The sale's own form is open. */
  readonly selling: boolean;
  onSell(market: string | null): void;
}

/** One way out: what is kept, how long it takes, what it costs. On a phone it is a card. */
export function WayRow(props: WayRowProps) {
  const { choice, comparison, pool, token } = props;
  return (
    <tr className="align-top max-sm:grid max-sm:grid-cols-2 max-sm:border-b max-sm:border-line max-sm:py-2.5 sm:[&>*]:border-b sm:[&>*]:border-line sm:[&>*]:py-2.75">
      <th scope="row" className="pr-2 text-left font-normal max-sm:col-span-2 sm:w-[42%]">
        <span className="font-bold">{nameOf(choice, pool)}</span>
        <span className="block text-xs text-muted">
          <About choice={choice} token={token} pool={pool} />
        </span>
        <Act {...props} />
      </th>
      <Cell name="You keep" first>
        <Kept choice={choice} source={receiveSource(choice, comparison, pool)} />
      </Cell>
      <Cell name="Wait">
        <Wait choice={choice} block={comparison.block} pool={pool} />
      </Cell>
      <Cell name="Costs" first>
        <Costs choice={choice} />
      </Cell>
    </tr>
  );
}

/** A figure under its column's name, which a phone repeats in the card. */
function Cell({
  name,
  first = false,
  children,
}: {
  readonly name: string;
  readonly first?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <td className={`text-right max-sm:pt-2 max-sm:text-left sm:pl-3 ${first ? '' : 'max-sm:pl-3'}`}>
      <span className="block text-xs text-muted sm:hidden">{name}</span>
      {children}
    </td>
  );
}

function nameOf(choice: ExitChoice, pool: PoolBase): string {
  switch (choice.kind) {
    case 'queue':
      return isVault(pool) ? 'Request to the vault' : 'Protocol queue';
    case 'instant':
      return 'Paid out at once';
    case 'market':
      return `Sell on ${marketName(choice.market)}`;
  }
}

function isVault({ protocol }: PoolBase): boolean {
  return protocol === 'erc4626';
}

/** What is particular to a way out, or why it cannot be taken now. */
function About({
  choice,
  token,
  pool,
}: {
  readonly choice: ExitChoice;
  readonly token: TokenInfo;
  readonly pool: PoolBase;
}) {
  const { blockSeconds } = useClientConfig();
  if (choice.kind === 'market') {
    if (choice.fault !== null) return marketUnknownWords(choice.fault);
    return (
      <>
        {choice.premium !== null && `${premiumWords(choice.premium)}; `}
        {depthWords(choice.depth)}
      </>
    );
  }
  if (choice.refusal !== null)
    return refusalWording(choice.refusal, {
      tokens: { ...pool.tokens, accruing: token, rebasing: token, wrapped: token },
      blockSeconds,
    });
  if (choice.kind === 'queue' && isVault(pool))
    return 'Cannot be taken back; what it pays is decided when the vault fulfils it, at the rate of then.';
  if (choice.kind === 'instant') return 'The protocol itself pays, by its own rate, from ETH that it keeps for this.';
  return <>Cannot be taken back; pays what you ask for, or less after a loss. {foreseenWords(choice)}</>;
}

/** What decides when the queue pays, and the middle of the range. */
function foreseenWords({ eta, wait }: Extract<ExitChoice, { kind: 'queue' }>): string {
  if (eta.kind === 'unknown' || !wait.ok) return '';
  const { p10, p50, p90 } = wait.value;
  const middle = p10 === p90 ? '' : `As likely as not within ${formatDurationUp(Number(p50))}. `;
  return `${middle}${RULE_WORDS[eta.rule]}`;
}

function premiumWords(premium: Ray): string {
  if (premium === 0n) return 'pays exactly the value';
  return `pays ${formatRayPercent(premium < 0n ? ray(-premium) : premium, 2)} % ${premium < 0n ? 'below' : 'above'} the value`;
}

function depthWords(depth: bigint | null): string {
  return depth === null
    ? 'not even a tenth of a token sells within 1 % of it'
    : `up to ${formatShort(depth)} sell within 1 % of it`;
}

/** What is left after all costs, and what is paid out. */
function Kept({ choice, source }: { readonly choice: ExitChoice; readonly source: ProvenanceSource | null }) {
  const { net, receive } = choice;
  if (!receive.ok) return <Unknown reason={receive.error} />;
  const paid = `${formatShort(receive.value)} ETH`;
  return (
    <>
      {net.ok ? (
        <b className="font-bold whitespace-nowrap">{formatShort(net.value.p50)} ETH</b>
      ) : (
        <Unknown reason={net.error} />
      )}
      <span className="block text-xs text-muted">
        {net.ok && formatAmount(net.value.p10, SIX) !== formatAmount(net.value.p90, SIX) && (
          <span className="block">
            {formatAmount(net.value.p90, SIX)} to{' '}
            <span className="whitespace-nowrap">{formatAmount(net.value.p10, SIX)}</span>
          </span>
        )}
        pays{' '}
        <span className="whitespace-nowrap">
          {source === null ? paid : <Provenance {...source}>{paid}</Provenance>}
        </span>
      </span>
    </>
  );
}

const SIX = { decimals: 18, shown: 6 } as const;

function Sourced({ source, children }: { readonly source: ProvenanceSource | null; readonly children: ReactNode }) {
  return source === null ? children : <Provenance {...source}>{children}</Provenance>;
}

function Unknown({ reason }: { readonly reason: ExitUnknown }) {
  return <span className="text-muted">not known: {exitUnknownWords(reason)}</span>;
}

function Wait({
  choice,
  block,
  pool,
}: {
  readonly choice: ExitChoice;
  readonly block: BlockRef;
  readonly pool: PoolBase;
}) {
  const { wait } = choice;
  if (choice.kind !== 'queue') return <>{wait.ok ? waitWords(wait.value) : <Unknown reason={wait.error} />}</>;
  const { eta } = choice;
  if (isVault(pool)) return <span className="text-muted">Not known: the vault pays in its own time.</span>;
  if (eta.kind === 'unknown')
    return (
      <span className="text-muted">
        Not known. {UNKNOWN_WORDS[eta.reason]}
        {eta.notBefore !== null && ` Not before ${formatMoment(eta.notBefore)}.`}
      </span>
    );
  if (!wait.ok) return <Unknown reason={wait.error} />;
  return <Sourced source={waitSource(pool, block, RULE_WORDS[eta.rule])}>{waitWords(wait.value)}</Sourced>;
}

function Costs({ choice: { fee, gas, foregone } }: { readonly choice: ExitChoice }) {
  const lost = foregone.ok ? { ok: true as const, value: foregone.value.p50 } : foregone;
  return (
    <>
      <Cost name="fee" amount={fee} />
      <Cost name="gas" amount={gas} />
      <Cost name="not earned" amount={lost} />
    </>
  );
}

function Cost({ name, amount }: { readonly name: string; readonly amount: Result<Wei, ExitUnknown> }) {
  return (
    <span className="block text-xs whitespace-nowrap">
      {amount.ok ? (
        <>
          {formatAmount(roundedUp(amount.value), SIX)} <span className="text-muted">{name}</span>
        </>
      ) : (
        <span className="text-muted">
          {name} {amount.error === 'not-quoted' ? 'in the price' : 'not known'}
        </span>
      )}
    </span>
  );
}

/** To six decimals, rounded up: a cost is not shown smaller than it is. */
function roundedUp(amount: bigint): bigint {
  return mulDivUp(amount, 1n, MICRO) * MICRO;
}

const MICRO = 10n ** 12n;

/** How a sale compares with waiting, and the way to it. */
function Act({ choice, comparison, token, selling, onSell }: WayRowProps) {
  if (choice.kind !== 'market') return null;
  return (
    <>
      {choice.breakEven !== null && choice.fault === null && (
        <span className="mt-1 block text-xs">{breakEvenWords(choice.breakEven)}</span>
      )}
      {choice.receive.ok && choice.first === null && (
        <Button
          variant="quiet"
          aria-expanded={selling}
          onClick={() => onSell(selling ? null : marketId(choice.market))}
        >
          {selling ? 'Do not sell' : `Sell ${formatExact(comparison.amount)} ${token.symbol} here`}
        </Button>
      )}
      {choice.receive.ok && choice.first !== null && (
        <span className="mt-1 block text-xs">
          This market buys the {choice.first === 'wrap' ? 'wrapped' : 'other'} token:{' '}
          <TextLink href="/wrap">{choice.first} first</TextLink>, then give that one.
        </span>
      )}
    </>
  );
}

function receiveSource(choice: ExitChoice, { block, amount }: ExitComparison, pool: PoolBase): ProvenanceSource | null {
  if (choice.kind === 'market') return sourceWords(saleProvenance(choice.market, choice.sold), block);
  return payoutSource(pool, amount, block);
}

/** Only Lido's queue can be foreseen; its contract holds what waits. */
function waitSource(pool: PoolBase, block: BlockRef, rule: string): ProvenanceSource | null {
  const known = poolOfKind(pool);
  if (known.protocol !== 'lido') return null;
  const { queue } = known.contracts;
  return {
    title: 'When the queue pays',
    formula: `Recent reports are drawn at random 200 times over: one draw in ten pays before the first time, one in ten after the last. ${rule}`,
    contractName: 'WithdrawalQueueERC721',
    contract: queue,
    command: castCall(queue, 'unfinalizedStETH()(uint256)', [], block),
    blockText: blockWords(block),
  };
}

'use client';

import type { ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import type { ProvenanceSource } from '@/components/ui/provenance';
import { ProvenanceOnDemand } from '@/components/ui/provenance-on-demand';
import { TextLink } from '@/components/ui/text-link';
import { useClientConfig } from '@/hooks/client-config-context';
import type { BreakEven } from '@/lib/domain/exit-break-even';
import type { ExitUnknown } from '@/lib/domain/exits';
import { RULE_WORDS, UNKNOWN_WORDS } from '@/lib/format/eta-wording';
import { breakEvenWords, exitUnknownWords, marketName, marketUnknownWords, waitWords } from '@/lib/format/exit-wording';
import { formatAmount, formatCostUp, formatExact, formatShort } from '@/lib/format/format-amount';
import { formatMoment } from '@/lib/format/format-date';
import { formatDurationUp } from '@/lib/format/format-duration';
import { formatRayPercent } from '@/lib/format/format-percent';
import { refusalWording } from '@/lib/format/refusal-wording';
import type { TokenInfo } from '@/lib/protocols/asset';
import type { ExitChoice, ExitComparison, SaleChoice } from '@/lib/protocols/exit-choices';
import { marketId } from '@/lib/protocols/market/market';
import type { PoolBase } from '@/lib/protocols/protocol';
import type { Result } from '@/lib/result';
import { type Ray, ray, type Wei } from '@/lib/units/units';

import {
  breakEvenSource,
  depthSource,
  feeSource,
  foregoneSource,
  keptRangeSource,
  keptSource,
  paysSource,
  premiumSource,
  type WayOut,
  waitSource,
  waysGasSource,
} from './way-sources';

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
  const way = { choice, comparison, pool };
  return (
    <tr className="align-top max-sm:grid max-sm:grid-cols-2 max-sm:border-b max-sm:border-line max-sm:py-2.5 sm:[&>*]:border-b sm:[&>*]:border-line sm:[&>*]:py-2.75">
      <th scope="row" className="pr-2 text-left font-normal max-sm:col-span-2 sm:w-[42%]">
        <span className="font-bold">{nameOf(choice, pool)}</span>
        <span className="block text-xs text-muted">
          <About way={way} token={token} />
        </span>
        <Act {...props} />
      </th>
      <Cell name="You keep" first>
        <Kept way={way} />
      </Cell>
      <Cell name="Wait">
        <Wait way={way} />
      </Cell>
      <Cell name="Costs" first>
        <Costs way={way} />
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
    <td
      className={`text-right max-sm:pt-2 max-sm:text-left sm:pl-3 sm:[&_button]:text-right ${first ? '' : 'max-sm:pl-3'}`}
    >
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
function About({ way, token }: { readonly way: WayOut; readonly token: TokenInfo }) {
  const { blockSeconds } = useClientConfig();
  const { choice, comparison, pool } = way;
  if (choice.kind === 'market') {
    if (choice.fault !== null) return marketUnknownWords(choice.fault);
    const sale = { choice, comparison, pool };
    return (
      <>
        {choice.premium !== null && <Premium way={sale} premium={choice.premium} />}
        <Depth way={sale} depth={choice.depth} />
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
  return (
    <>
      Cannot be taken back; pays what you ask for, or less after a loss. <Foreseen way={way} choice={choice} />
    </>
  );
}

/** What decides when the queue pays, and the middle of the range; or why nothing can be said. */
function Foreseen({ way, choice }: { readonly way: WayOut; readonly choice: QueueChoice }) {
  const { eta, wait } = choice;
  if (eta.kind === 'unknown')
    return `${UNKNOWN_WORDS[eta.reason]}${eta.notBefore === null ? '' : ` Not before ${formatMoment(eta.notBefore)}.`}`;
  if (!wait.ok) return null;
  const { p10, p50, p90 } = wait.value;
  return (
    <>
      {p10 !== p90 && (
        <>
          As likely as not within{' '}
          <Sourced source={waitSource(way)}>
            <span className="whitespace-nowrap">{formatDurationUp(Number(p50))}</span>
          </Sourced>
          .{' '}
        </>
      )}
      {RULE_WORDS[eta.rule]}
    </>
  );
}

type QueueChoice = Extract<ExitChoice, { kind: 'queue' }>;

function Premium({ way, premium }: { readonly way: WayOut<SaleChoice>; readonly premium: Ray }) {
  return (
    <>
      pays <ProvenanceOnDemand source={() => premiumSource(way)}>{premiumWords(premium)}</ProvenanceOnDemand> the value;{' '}
    </>
  );
}

function premiumWords(premium: Ray): string {
  if (premium === 0n) return 'exactly';
  return `${formatRayPercent(premium < 0n ? ray(-premium) : premium, 2)} % ${premium < 0n ? 'below' : 'above'}`;
}

function Depth({ way, depth }: { readonly way: WayOut<SaleChoice>; readonly depth: bigint | null }) {
  if (depth === null) return 'not even a tenth of a token sells within 1 % of it';
  return (
    <>
      up to <ProvenanceOnDemand source={() => depthSource(way, depth)}>{formatShort(depth)}</ProvenanceOnDemand> sell
      within 1 % of it
    </>
  );
}

/** What is left after all costs, and what is paid out. */
function Kept({ way }: { readonly way: WayOut }) {
  const { net, receive } = way.choice;
  if (!receive.ok) return <Unknown reason={receive.error} />;
  return (
    <>
      {net.ok ? (
        <b className="font-bold whitespace-nowrap">
          <ProvenanceOnDemand source={() => keptSource(way)}>{formatShort(net.value.p50)} ETH</ProvenanceOnDemand>
        </b>
      ) : (
        <Unknown reason={net.error} />
      )}
      <span className="block text-xs text-muted">
        {net.ok && formatAmount(net.value.p10, SIX) !== formatAmount(net.value.p90, SIX) && (
          <span className="block pt-1">
            <ProvenanceOnDemand source={() => keptRangeSource(way)}>
              {formatAmount(net.value.p90, SIX)} to{' '}
              <span className="whitespace-nowrap">{formatAmount(net.value.p10, SIX)}</span>
            </ProvenanceOnDemand>
          </span>
        )}
        <span className="block pt-1">
          pays{' '}
          <span className="whitespace-nowrap">
            <ProvenanceOnDemand source={() => paysSource(way)}>{formatShort(receive.value)} ETH</ProvenanceOnDemand>
          </span>
        </span>
      </span>
    </>
  );
}

const SIX = { decimals: 18, shown: 6 } as const;

function Sourced({ source, children }: { readonly source: ProvenanceSource | null; readonly children: ReactNode }) {
  return source === null ? children : <ProvenanceOnDemand source={() => source}>{children}</ProvenanceOnDemand>;
}

function Unknown({ reason }: { readonly reason: ExitUnknown }) {
  return <span className="text-muted">not known: {exitUnknownWords(reason)}</span>;
}

function Wait({ way }: { readonly way: WayOut }) {
  const { choice, pool } = way;
  const { wait } = choice;
  if (choice.kind !== 'queue') return <>{wait.ok ? waitWords(wait.value) : <Unknown reason={wait.error} />}</>;
  const { eta } = choice;
  if (isVault(pool)) return <span className="text-muted">Not known: the vault pays in its own time.</span>;
  if (eta.kind === 'unknown') return <span className="text-muted">not known</span>;
  if (!wait.ok) return <Unknown reason={wait.error} />;
  return <Sourced source={waitSource(way)}>{waitWords(wait.value)}</Sourced>;
}

function Costs({ way }: { readonly way: WayOut }) {
  const { fee, gas, foregone } = way.choice;
  const lost = foregone.ok ? { ok: true as const, value: foregone.value.p50 } : foregone;
  return (
    <span className="block sm:-mt-1">
      <Cost name="fee" amount={fee} source={feeSource(way)} />
      <Cost name="gas" amount={gas} source={waysGasSource(way)} />
      <Cost name="not earned" amount={lost} source={foregoneSource(way)} />
    </span>
  );
}

interface CostProps {
  readonly name: string;
  readonly amount: Result<Wei, ExitUnknown>;
  readonly source: ProvenanceSource | null;
}

/** Each line opens a note, and a finger has to hit the right one. */
function Cost({ name, amount, source }: CostProps) {
  return (
    <span className="block text-xs leading-7 whitespace-nowrap">
      {amount.ok ? (
        <>
          <Sourced source={source}>{formatCostUp(amount.value, 6)}</Sourced> <span className="text-muted">{name}</span>
        </>
      ) : (
        <span className="text-muted">
          {name} {amount.error === 'not-quoted' ? 'in the price' : 'not known'}
        </span>
      )}
    </span>
  );
}

function BreakEvenLine({ way, breakEven }: { readonly way: WayOut<SaleChoice>; readonly breakEven: BreakEven }) {
  const { before, time, after } = breakEvenWords(breakEven);
  return (
    <>
      {before}
      {time !== null && (
        <ProvenanceOnDemand source={() => breakEvenSource(way)}>
          <span className="whitespace-nowrap">{time}</span>
        </ProvenanceOnDemand>
      )}
      {after}
    </>
  );
}

/** How a sale compares with waiting, and the way to it. */
function Act({ choice, comparison, pool, token, selling, onSell }: WayRowProps) {
  if (choice.kind !== 'market') return null;
  return (
    <>
      {choice.breakEven !== null && choice.fault === null && (
        <span className="mt-1 block text-xs">
          <BreakEvenLine way={{ choice, comparison, pool }} breakEven={choice.breakEven} />
        </span>
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

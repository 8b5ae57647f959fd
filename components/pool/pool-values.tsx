'use client';

import type { ReactNode } from 'react';
import { Provenance } from '@/components/ui/provenance';
import { formatCount } from '@/lib/format/format-count';
import { formatCounted, formatRate } from '@/lib/format/format-counted';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRatioPercent, formatRayPercent } from '@/lib/format/format-percent';
import type { Exit } from '@/lib/protocols/facts';
import type { AprWindow } from '@/lib/protocols/live-state';
import type { ReadPool } from '@/lib/protocols/pool-pictures';
import type { FigureId } from '@/lib/protocols/protocol';
import { provenanceOfAny } from '@/lib/protocols/provenance-of-all';
import { reportCountOrigin } from '@/lib/protocols/report-origins';
import { wei } from '@/lib/units/units';
import { InMoney } from './in-money';
import { sourceWords } from './source-of';

interface OfPool {
  readonly of: ReadPool;
}

/** A figure of any pool that opens its origin. */
export function PoolSourced({
  of: { pool, block },
  figure,
  args,
  children,
}: OfPool & { readonly figure: FigureId; readonly args?: readonly string[]; readonly children: ReactNode }) {
  return <Provenance {...sourceWords(provenanceOfAny(pool, figure), block, args)}>{children}</Provenance>;
}

function None({ children }: { readonly children: ReactNode }) {
  return <span className="text-muted">{children}</span>;
}

interface SmallProps {
  /** It opens a note as the line above does, and a finger has to hit the right one. */
  readonly spaced?: boolean;
  readonly children: ReactNode;
}

function Small({ spaced = false, children }: SmallProps) {
  return <span className={`block text-xs tracking-normal text-muted ${spaced ? 'pt-2' : ''}`}>{children}</span>;
}

/** Worth of one share or token. */
export function RateValue({ of }: OfPool) {
  const { rate, rateUnit, unit } = of.facts;
  if (rate === null) return <None>no {rateUnit} yet</None>;
  return (
    <>
      <PoolSourced of={of} figure="rate">
        {formatRate(rate)}
      </PoolSourced>
      <Small>
        {unit} per {rateUnit}
      </Small>
    </>
  );
}

const A_DAY = 86_400n;

/** The APR over one window, with what was found in it. */
export function AprValue({ of, window: { apr, asked } }: OfPool & { readonly window: AprWindow }) {
  if (apr === null) return <None>no report in it</None>;
  const found = apr.to - apr.from;
  const reports = reportCountOrigin(provenanceOfAny(of.pool, 'apr'), asked, of.block.timestamp);
  return (
    <>
      <PoolSourced of={of} figure="apr">
        {formatRayPercent(apr.value, 2)} %
      </PoolSourced>
      <Small spaced>
        <Provenance {...sourceWords(reports, of.block)}>
          {formatCount(apr.reports)} {apr.reports === 1 ? 'report' : 'reports'}
          {found + A_DAY < asked && `, only ${formatDuration(Number(found))} of it`}
        </Provenance>
      </Small>
    </>
  );
}

/** The part of rewards that holders do not get, and of deposits where there is such a fee. */
export function FeeValue({ of }: OfPool) {
  const { fee, depositFee } = of.facts;
  return (
    <>
      {fee === null ? (
        <None>not told by the contract</None>
      ) : (
        <PoolSourced of={of} figure="fee">
          {formatRatioPercent(fee.part, fee.whole, 1)} %
        </PoolSourced>
      )}
      {depositFee !== null && (
        <Small>
          and{' '}
          <PoolSourced of={of} figure="depositFee">
            {formatRatioPercent(depositFee.part, depositFee.whole, 2)} %
          </PoolSourced>{' '}
          off deposits
        </Small>
      )}
    </>
  );
}

/** How much more may be put in. */
export function RoomValue({ of }: OfPool) {
  const { room, unit } = of.facts;
  if (room.status === 'unlimited') return <>no limit</>;
  if (room.status === 'closed') return <None>none, {room.why}</None>;
  return (
    <>
      <PoolSourced of={of} figure="limit" args={room.args}>
        {formatCounted(room.left)} {unit}
      </PoolSourced>
      {room.refill && (
        <Small spaced>
          of{' '}
          <PoolSourced of={of} figure="refill">
            {formatCounted(room.refill.max)}
          </PoolSourced>
        </Small>
      )}
    </>
  );
}

/** All the pool accounts for, and what that is in money. */
export function TotalValue({ of }: OfPool) {
  const { total, unit, isEther } = of.facts;
  return (
    <>
      <PoolSourced of={of} figure="total">
        {formatCounted(total)} {unit}
      </PoolSourced>
      {isEther && (
        <Small spaced>
          <InMoney amount={wei(total.value)} />
        </Small>
      )}
    </>
  );
}

/** Each way out in a few words. */
export const EXIT_NAMES = {
  queue: 'by queue',
  instant: 'at once',
  request: 'by request',
} as const satisfies Record<Exit['kind'], string>;

const EXIT_AMOUNTS = {
  queue: 'waits ahead',
  instant: 'at hand for it',
  request: '',
} as const satisfies Record<Exit['kind'], string>;

/** The ways out, with the amount that matters for each. */
export function ExitsValue({ of }: OfPool) {
  const { exits, unit } = of.facts;
  return exits.map(({ kind, amount, open }) => (
    <span key={kind} className="block">
      {EXIT_NAMES[kind]}
      {!open && ', closed now'}
      {amount !== null && (
        <Small>
          <PoolSourced of={of} figure={amount.figure}>
            {formatCounted(amount.value)} {unit}
          </PoolSourced>{' '}
          {EXIT_AMOUNTS[kind]}
        </Small>
      )}
    </span>
  ));
}

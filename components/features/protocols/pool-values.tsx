'use client';

import type { ReactNode } from 'react';

import { InMoney } from '@/components/pool/in-money';
import { Sourced } from '@/components/pool/sourced';
import { rayFromShareRate } from '@/lib/domain/share-rate';
import { formatAmount, formatShort } from '@/lib/format/format-amount';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRatioPercent, formatRayPercent } from '@/lib/format/format-percent';
import type { Exit, PoolFacts } from '@/lib/protocols/facts';
import type { AprWindow } from '@/lib/protocols/live-state';
import type { PoolBase } from '@/lib/protocols/protocol';

interface OfPool {
  readonly pool: PoolBase;
  readonly facts: PoolFacts;
}

/** Digits of a rate: enough to see it move from report to report. */
const RATE_DIGITS = { decimals: 27, shown: 9, atLeast: 9 } as const;

function None({ children }: { readonly children: ReactNode }) {
  return <span className="text-muted">{children}</span>;
}

/** ETH per share or token. */
export function RateValue({ pool, facts }: OfPool) {
  if (facts.rate.totalShares === 0n) return <None>no {facts.rateUnit} yet</None>;
  return (
    <>
      <Sourced figure="rate" pool={pool}>
        {formatAmount(rayFromShareRate(facts.rate), RATE_DIGITS)}
      </Sourced>{' '}
      ETH
    </>
  );
}

/** The APR over one window, with what was found in it. */
export function AprValue({ pool, window: { apr, asked } }: { readonly pool: PoolBase; readonly window: AprWindow }) {
  if (apr === null) return <None>no report in it</None>;
  const found = apr.to - apr.from;
  return (
    <>
      <Sourced figure="apr" pool={pool}>
        {formatRayPercent(apr.value, 2)} %
      </Sourced>
      <span className="block text-xs text-muted">
        {apr.reports} {apr.reports === 1 ? 'report' : 'reports'}
        {found < asked - 86_400n && `, only ${formatDuration(Number(found))} of them`}
      </span>
    </>
  );
}

/** The part of rewards that holders do not get, and of deposits where there is such a fee. */
export function FeeValue({ pool, facts: { fee, depositFee } }: OfPool) {
  return (
    <>
      {fee === null ? (
        <None>not told by the contracts</None>
      ) : (
        <Sourced figure="fee" pool={pool}>
          {formatRatioPercent(fee.part, fee.whole, 1)} %
        </Sourced>
      )}
      <span className="block text-xs text-muted">
        {depositFee === null ? (
          'nothing off deposits'
        ) : (
          <>
            and{' '}
            <Sourced figure="depositFee" pool={pool}>
              {formatRatioPercent(depositFee.part, depositFee.whole, 2)} %
            </Sourced>{' '}
            off deposits
          </>
        )}
      </span>
    </>
  );
}

/** How much more may be put in. */
export function RoomValue({ pool, facts: { room } }: OfPool) {
  if (room.status === 'unlimited') return <>no limit</>;
  if (room.status === 'closed') return <None>none, {room.why}</None>;
  return (
    <>
      <Sourced figure={room.figure} pool={pool}>
        {formatShort(room.left)} ETH
      </Sourced>
      {room.refill && <span className="block text-xs text-muted">of {formatShort(room.refill.max)}</span>}
    </>
  );
}

/** All ETH, and what that is in money. */
export function TotalValue({ pool, facts: { total } }: OfPool) {
  return (
    <>
      <Sourced figure="total" pool={pool}>
        {formatAmount(total, { decimals: 18, shown: 2 })} ETH
      </Sourced>
      <span className="block text-xs text-muted">
        <InMoney amount={total} />
      </span>
    </>
  );
}

const EXIT_WORDS = {
  queue: { name: 'queue', amount: 'ahead' },
  instant: { name: 'at once', amount: 'at hand' },
} as const satisfies Record<Exit['kind'], { name: string; amount: string }>;

/** The ways out, with the ETH that matters for each. */
export function ExitsValue({ pool, facts: { exits } }: OfPool) {
  return exits.map(({ kind, amount, figure, open }) => (
    <span key={kind} className="block">
      {EXIT_WORDS[kind].name}
      {!open && ', closed now'}
      <span className="block text-xs text-muted">
        <Sourced figure={figure} pool={pool}>
          {formatShort(amount)} ETH
        </Sourced>{' '}
        {EXIT_WORDS[kind].amount}
      </span>
    </span>
  ));
}

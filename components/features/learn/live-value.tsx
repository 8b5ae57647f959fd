'use client';

import { InMoney } from '@/components/pool/in-money';
import { Sourced } from '@/components/pool/sourced';
import { useLive } from '@/hooks/live-context';
import { etherPerShare } from '@/lib/domain/share-rate';
import { stakeLimitAt } from '@/lib/domain/stake-limit';
import { formatAmount, formatShort } from '@/lib/format/format-amount';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRatioPercent, formatRayPercent } from '@/lib/format/format-percent';
import type { LiveSnapshot } from '@/lib/protocols/live-state';

/** A figure of the newest block inside a sentence. */
export type LiveValueId = 'rate' | 'apr' | 'fee' | 'queue' | 'room' | 'total' | 'symbol' | 'wrapped';

/** One figure of the newest block that opens its origin, or that it is not known now. */
export function LiveValue({ of }: { readonly of: LiveValueId }) {
  const live = useLive();
  return live.status === 'unavailable' ? (
    <span className="text-muted">(not known now)</span>
  ) : (
    <Value of={of} snapshot={live.snapshot} />
  );
}

function Value({ of, snapshot }: { readonly of: LiveValueId; readonly snapshot: LiveSnapshot }) {
  const { pool, block } = snapshot;
  switch (of) {
    case 'symbol':
      return pool.tokens.rebasing.symbol;
    case 'wrapped':
      return pool.tokens.wrapped.symbol;
    case 'rate':
      return (
        <Sourced figure="rate">
          {formatAmount(etherPerShare(pool.rate), { decimals: 18, shown: 9, atLeast: 9 })} ETH
        </Sourced>
      );
    case 'fee':
      return (
        <Sourced figure="fee">
          {pool.fee.base === 0n
            ? 'not set yet'
            : `${formatRatioPercent(pool.fee.operators + pool.fee.treasury, pool.fee.base, 0)} %`}
        </Sourced>
      );
    case 'queue':
      return <Sourced figure="unfinalized">{formatShort(pool.queue.unfinalized)} ETH</Sourced>;
    case 'total':
      return (
        <>
          <Sourced figure="total">{formatShort(pool.rate.totalPooledEther)} ETH</Sourced>
          <InMoney amount={pool.rate.totalPooledEther} before=", " />
        </>
      );
    case 'room':
      return pool.staking.limit === null ? (
        'no limit'
      ) : (
        <Sourced figure="limit">{formatShort(stakeLimitAt(pool.staking.limit, block.number))} ETH</Sourced>
      );
    case 'apr':
      return <AprWords snapshot={snapshot} />;
  }
}

function AprWords({ snapshot: { history } }: { readonly snapshot: LiveSnapshot }) {
  if (history.status !== 'ready' || history.apr === null) return <span className="text-muted">not known yet</span>;
  const { value, from, to } = history.apr;
  return (
    <>
      <Sourced figure="apr">{formatRayPercent(value, 2)} % APR</Sourced> over the last{' '}
      {formatDuration(Number(to - from))}
    </>
  );
}

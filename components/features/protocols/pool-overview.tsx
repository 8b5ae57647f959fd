'use client';

import type { ReactNode } from 'react';
import {
  AprValue,
  ExitsValue,
  FeeValue,
  PoolSourced,
  RateValue,
  RoomValue,
  TotalValue,
} from '@/components/pool/pool-values';
import { historyReason, RateHistoryChart } from '@/components/pool/rate-history-chart';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Notice } from '@/components/ui/notice';
import { Term } from '@/components/ui/term';
import { useClientConfig } from '@/hooks/client-config-context';
import { useLive } from '@/hooks/live-context';
import { formatCounted } from '@/lib/format/format-counted';
import { formatDuration } from '@/lib/format/format-duration';
import { poolsOfPicture, type ReadPool } from '@/lib/protocols/pool-pictures';
import type { PoolId } from '@/lib/protocols/protocol';
import { provenanceOfAny } from '@/lib/protocols/provenance-of-all';

/** One pool at the newest block: rate, yearly rate, fee, limits and ways out. */
export function PoolOverview({ id }: { readonly id: PoolId }) {
  const live = useLive();
  if (live.status === 'unavailable') {
    return (
      <Notice tone="caution" title="No figures now.">
        {live.reason}. They come back by themselves once the node answers.
      </Notice>
    );
  }
  const pool = poolsOfPicture(live.snapshot).find((one) => one.id === id);
  if (pool === undefined || pool.status === 'failed') {
    return (
      <Notice tone="caution" title="This pool cannot be read now.">
        {pool === undefined ? 'It is not in the newest picture' : pool.reason}. The others are not affected.
      </Notice>
    );
  }
  return <Overview of={pool} />;
}

function Overview({ of }: { readonly of: ReadPool }) {
  const { facts, history } = of;
  return (
    <div className="grid gap-x-18 gap-y-8 lg:grid-cols-2">
      <section aria-labelledby="rate">
        <h2 id="rate">
          <Term id="exchangeRate">Exchange rate</Term>
        </h2>
        <div className="text-4xl tracking-[-0.025em] tabular-nums">
          <RateValue of={of} />
        </div>
        <RateHistoryChart
          history={history}
          unit={`${facts.unit} per ${facts.rateUnit}`}
          reports={provenanceOfAny(of.pool, 'apr')}
        />
      </section>
      <Ledger>
        {history.status === 'ready' ? (
          history.windows.map((window) => (
            <LedgerRow
              key={String(window.asked)}
              label={
                <>
                  <Term id="apr">APR</Term> over {String(window.asked / 86_400n)} days
                </>
              }
            >
              <AprValue of={of} window={window} />
            </LedgerRow>
          ))
        ) : (
          <LedgerRow label={<Term id="apr">APR</Term>}>{historyReason(history)}</LedgerRow>
        )}
        <LedgerRow label={<Term id="fee">Fee on rewards</Term>}>
          <FeeValue of={of} />
        </LedgerRow>
        <LedgerRow label={<Term id="limit">Room for deposits</Term>}>
          <RoomValue of={of} />
        </LedgerRow>
        <LedgerRow label="How it grows back">
          <Refill of={of} />
        </LedgerRow>
        <LedgerRow label="Ways out">
          <ExitsValue of={of} />
        </LedgerRow>
        <LedgerRow label="Total staked">
          <TotalValue of={of} />
        </LedgerRow>
      </Ledger>
    </div>
  );
}

function Refill({ of }: { readonly of: ReadPool }): ReactNode {
  const { blockSeconds } = useClientConfig();
  const { facts, protocol } = of;
  const { room, unit } = facts;
  if (room.status !== 'limited') return 'no limit in force';
  if (room.refill === null)
    return protocol === 'rocket-pool' ? 'as node operators take from the pool' : 'by the vault’s own rules';
  const { max, blocks } = room.refill;
  const perBlock = blocks === 0n ? max : { ...max, value: max.value / blocks };
  return (
    <PoolSourced of={of} figure="refill">
      {formatCounted(perBlock)} {unit} a block, all of it in {formatDuration(Number(blocks) * blockSeconds)}
    </PoolSourced>
  );
}

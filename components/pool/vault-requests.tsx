'use client';

import { useCallback } from 'react';

import { Mono } from '@/components/ui/mono';
import { StatusMark } from '@/components/ui/status-mark';
import { formatBalance } from '@/lib/format/format-amount';
import type { VaultPool, VaultRequest } from '@/lib/protocols/erc4626/pool';

import { type RequestChoice, type RequestRow, RequestsTable } from './requests-table';

interface VaultRequestsProps {
  /** What the table holds, for screen readers. */
  readonly caption: string;
  readonly pool: VaultPool;
  readonly requests: readonly VaultRequest[];
  /** Left out where there is nothing to choose. */
  readonly choice?: RequestChoice<VaultRequest>;
}

/** What an account asked a vault to redeem. */
export function VaultRequests({ caption, pool, requests, choice }: VaultRequestsProps) {
  const rowOf = useCallback(
    (request: VaultRequest): RequestRow => ({
      name: request.id === 0n ? 'All of them' : <Mono value={`#${request.id}`} />,
      standing: <Standing request={request} pool={pool} />,
      amount: paysOf(request, pool),
    }),
    [pool],
  );
  const unit = pool.tokens.underlying.symbol;
  return <RequestsTable caption={caption} unit={unit} requests={requests} rowOf={rowOf} choice={choice} />;
}

function Standing({
  request: { pending, claimable },
  pool,
}: {
  readonly request: VaultRequest;
  readonly pool: VaultPool;
}) {
  const { symbol, decimals } = pool.tokens.accruing;
  const words = (amount: bigint) => `${formatBalance(amount, decimals)} ${symbol}`;
  if (claimable === null)
    return (
      <>
        <StatusMark tone="waiting">Waiting</StatusMark>
        <div className="text-xs text-muted">{words(pending)}; the vault pays in its own time</div>
      </>
    );
  return (
    <>
      <StatusMark tone="ready">{pending === 0n ? 'Ready' : 'Ready in part'}</StatusMark>
      <div className="text-xs text-muted">
        for {words(claimable.shares)}
        {pending > 0n && `; ${words(pending)} wait`}
      </div>
    </>
  );
}

/** What is paid is decided when a request is fulfilled; before that nothing is promised. */
function paysOf({ claimable }: VaultRequest, { tokens }: VaultPool): string {
  if (claimable === null) return 'not yet known';
  return claimable.assets === null
    ? 'told for all together'
    : formatBalance(claimable.assets, tokens.underlying.decimals);
}

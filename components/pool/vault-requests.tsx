'use client';

import { type ReactNode, useCallback } from 'react';

import { Mono } from '@/components/ui/mono';
import { ProvenanceOnDemand } from '@/components/ui/provenance-on-demand';
import { StatusMark } from '@/components/ui/status-mark';
import { useLive } from '@/hooks/live-context';
import { formatBalance } from '@/lib/format/format-amount';
import type { VaultPool, VaultRequest } from '@/lib/protocols/erc4626/pool';
import type { BlockRef } from '@/lib/protocols/protocol';

import { type RequestChoice, type RequestRow, RequestsTable } from './requests-table';
import { type VaultRequestFigure, vaultRequestSource } from './vault-request-source';

interface VaultRequestsProps {
  /** What the table holds, for screen readers. */
  readonly caption: string;
  readonly pool: VaultPool;
  readonly requests: readonly VaultRequest[];
  readonly account: string;
  /** The block they were read at, where that is not the newest. */
  readonly block?: BlockRef | undefined;
  /** Left out where there is nothing to choose. */
  readonly choice?: RequestChoice<VaultRequest>;
}

/** What an account asked a vault to redeem. */
export function VaultRequests({ caption, pool, requests, account, block, choice }: VaultRequestsProps) {
  const rowOf = useCallback(
    (request: VaultRequest): RequestRow => {
      const of = { request, pool, account, block };
      return {
        name: request.id === 0n ? 'All of them' : <Mono value={`#${request.id}`} />,
        standing: <Standing {...of} />,
        amount: <Pays {...of} />,
      };
    },
    [pool, account, block],
  );
  const unit = pool.tokens.underlying.symbol;
  return <RequestsTable caption={caption} unit={unit} requests={requests} rowOf={rowOf} choice={choice} />;
}

interface OneProps {
  readonly request: VaultRequest;
  readonly pool: VaultPool;
  readonly account: string;
  readonly block: BlockRef | undefined;
}

function Standing({ request, pool, ...at }: OneProps) {
  const { pending, claimable } = request;
  const { symbol, decimals } = pool.tokens.accruing;
  const words = (amount: bigint, what: VaultRequestFigure) => (
    <Amount {...{ request, pool, ...at, what }}>
      {formatBalance(amount, decimals)} {symbol}
    </Amount>
  );
  if (claimable === null)
    return (
      <>
        <StatusMark tone="waiting">Waiting</StatusMark>
        <div className="pt-1 text-xs text-muted">{words(pending, 'pending')}; the vault pays in its own time</div>
      </>
    );
  return (
    <>
      <StatusMark tone="ready">{pending === 0n ? 'Ready' : 'Ready in part'}</StatusMark>
      <div className="pt-1 text-xs text-muted">
        for {words(claimable.shares, 'ready')}
        {pending > 0n && <>; {words(pending, 'pending')} wait</>}
      </div>
    </>
  );
}

/** What is paid is decided when a request is fulfilled; before that nothing is promised. */
function Pays({ request, pool, ...at }: OneProps) {
  const { claimable } = request;
  if (claimable === null) return 'not yet known';
  if (claimable.assets === null) return 'told for all together';
  return (
    <Amount {...{ request, pool, ...at }} what="pays">
      {formatBalance(claimable.assets, pool.tokens.underlying.decimals)}
    </Amount>
  );
}

/** Opens its origin, which is made only then. */
function Amount({
  request,
  pool,
  account,
  block,
  what,
  children,
}: OneProps & { readonly what: VaultRequestFigure; readonly children: ReactNode }) {
  const live = useLive();
  const at = block ?? (live.status === 'unavailable' ? null : live.snapshot.block);
  if (at === null) return children;
  const source = () => vaultRequestSource(request, pool, { account, block: at }, what);
  return <ProvenanceOnDemand source={source}>{children}</ProvenanceOnDemand>;
}

import { Mono } from '@/components/ui/mono';
import { StatusMark } from '@/components/ui/status-mark';
import { formatBalance } from '@/lib/format/format-amount';
import type { VaultPool, VaultRequest } from '@/lib/protocols/erc4626/pool';

import { type RequestRow, RequestsTable } from './requests-table';

interface VaultRequestsProps {
  /** What the table holds, for screen readers. */
  readonly caption: string;
  readonly pool: VaultPool;
  readonly requests: readonly VaultRequest[];
  /** Whether a ready request is chosen, and how to change that; left out where there is nothing to choose. */
  choiceOf?(request: VaultRequest): RequestRow['choice'];
}

/** What an account asked a vault to redeem. */
export function VaultRequests({ caption, pool, requests, choiceOf }: VaultRequestsProps) {
  const rows = requests.map((request) => ({
    key: String(request.id),
    name: request.id === 0n ? 'All of them' : <Mono value={`#${request.id}`} />,
    standing: <Standing request={request} pool={pool} />,
    amount: paysOf(request, pool),
    choice: request.claimable === null ? null : (choiceOf?.(request) ?? null),
  }));
  return <RequestsTable caption={caption} unit={pool.tokens.underlying.symbol} rows={rows} />;
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

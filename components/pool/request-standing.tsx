'use client';

import { StatusMark } from '@/components/ui/status-mark';
import { queuePlace } from '@/lib/domain/queue-place';
import { formatShort } from '@/lib/format/format-amount';
import { formatMoment } from '@/lib/format/format-date';
import { formatOrdinal } from '@/lib/format/format-ordinal';
import type { LidoPool, WithdrawalRequest } from '@/lib/protocols/lido/pool';
import { ROUNDING_WEI } from '@/lib/protocols/lido/rounding';

/** Where a request stands, in a sign, a word, and a second line. */
export function RequestStanding({ request, pool }: { readonly request: WithdrawalRequest; readonly pool: LidoPool }) {
  const asked = `asked ${formatMoment(request.requestedAt)}`;
  if (request.claimable !== null) return <Ready request={request} asked={asked} />;
  const place = pool.queue.pending === null ? null : queuePlace(pool.queue.pending, request.id);
  return (
    <>
      <StatusMark tone="waiting">
        {place === null ? 'Waiting' : `${formatOrdinal(place.position)} of ${place.length}`}
      </StatusMark>
      {place !== null && <span className="text-xs">, {formatShort(place.etherAhead)} ETH ahead</span>}
      <div className="text-xs text-muted">{asked}</div>
    </>
  );
}

function Ready({ request, asked }: { readonly request: WithdrawalRequest; readonly asked: string }) {
  const paid = request.claimable?.ether ?? 0n;
  const discounted = request.nominal - paid > ROUNDING_WEI;
  return (
    <>
      <StatusMark tone={discounted ? 'caution' : 'ready'}>{discounted ? 'Ready, less than asked' : 'Ready'}</StatusMark>
      <div className="text-xs text-muted">{discounted ? `a loss came while it waited; ${asked}` : asked}</div>
    </>
  );
}

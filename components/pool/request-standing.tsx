import { StatusMark } from '@/components/ui/status-mark';
import { formatShort } from '@/lib/format/format-amount';
import { formatPastMoment } from '@/lib/format/format-date';
import { formatOrdinal } from '@/lib/format/format-ordinal';
import { aheadOf } from '@/lib/protocols/lido/ahead-of';
import type { RequestView } from '@/lib/protocols/lido/request-view';
import { ROUNDING_WEI } from '@/lib/protocols/lido/rounding';
import type { BlockRef } from '@/lib/protocols/protocol';

import { SourcedOnDemand } from './sourced-on-demand';

/** Where a request stands, in a sign, a word, and a second line. */
export function RequestStanding({
  request,
  block,
}: {
  readonly request: RequestView;
  /** The block it was read at, where that is not the newest. */
  readonly block?: BlockRef | undefined;
}) {
  const { claimable, place, requestedAt } = request;
  const asked = `asked ${formatPastMoment(requestedAt)}`;
  if (claimable !== null) return <Ready less={isLess(request)} asked={asked} />;
  return (
    <>
      {place === null ? (
        <StatusMark tone="waiting">Waiting</StatusMark>
      ) : (
        <SourcedOnDemand figure="ahead" args={aheadOf(request.id, place.position)} block={block}>
          <StatusMark tone="waiting">{`${formatOrdinal(place.position)} of ${place.length}`}</StatusMark>
          <span className="text-xs">, {formatShort(place.etherAhead)} ETH ahead</span>
        </SourcedOnDemand>
      )}
      <div className="text-xs text-muted">{asked}</div>
    </>
  );
}

/** Whether a request pays less than was asked for, by more than rounding. */
export function isLess({ nominal, claimable }: RequestView): boolean {
  return claimable !== null && nominal - claimable > ROUNDING_WEI;
}

function Ready({ less, asked }: { readonly less: boolean; readonly asked: string }) {
  return (
    <>
      <StatusMark tone={less ? 'caution' : 'ready'}>{less ? 'Ready, less than asked' : 'Ready'}</StatusMark>
      <div className="text-xs text-muted">{less ? `a loss came while it waited; ${asked}` : asked}</div>
    </>
  );
}

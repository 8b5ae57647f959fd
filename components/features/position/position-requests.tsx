import { Mono } from '@/components/ui/mono';
import { StatusMark } from '@/components/ui/status-mark';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatColumn, formatShort } from '@/lib/format/format-amount';
import { formatMoment } from '@/lib/format/format-date';
import { formatOrdinal } from '@/lib/format/format-ordinal';
import type { RequestView } from '@/lib/position-view';

/** Withdrawal requests of the account; each is a token with a page of its own. */
export function PositionRequests({ requests }: { readonly requests: readonly RequestView[] }) {
  return (
    <Table caption="Withdrawal requests of the account">
      <thead>
        <tr>
          <Th>Request</Th>
          <Th>Where it stands</Th>
          <Th numeric>ETH</Th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <tr key={request.id}>
            <Td>
              <TextLink href={`/queue/${request.id}`}>
                <Mono value={`#${request.id}`} />
              </TextLink>
            </Td>
            <Td detail={`asked ${formatMoment(request.requestedAt)}`}>
              <Standing request={request} />
            </Td>
            <Td numeric>{formatColumn(request.claimable ?? request.nominal)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Rounding to whole shares costs a wei or two; only more than that is a loss worth naming. */
const ROUNDING_WEI = 2n;

function Standing({ request: { claimable, nominal, place } }: { readonly request: RequestView }) {
  if (claimable !== null) {
    const isLess = nominal - claimable > ROUNDING_WEI;
    return (
      <StatusMark tone={isLess ? 'caution' : 'ready'}>
        {isLess ? `Ready, less than the ${formatColumn(nominal)} asked for` : 'Ready'}
      </StatusMark>
    );
  }
  if (place === null) return <StatusMark tone="waiting">Waiting</StatusMark>;
  return (
    <>
      <StatusMark tone="waiting">{`${formatOrdinal(place.position)} of ${place.length}`}</StatusMark>
      <span className="text-xs">, {formatShort(place.etherAhead)} ETH ahead</span>
    </>
  );
}

'use client';

import type { ReactNode } from 'react';

import { PaymentBars } from '@/components/charts/payment-bars';
import { sourceWords } from '@/components/pool/source-of';
import { Mono } from '@/components/ui/mono';
import { ProvenanceOnDemand } from '@/components/ui/provenance-on-demand';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { useLive } from '@/hooks/live-context';
import { formatColumn, formatShort } from '@/lib/format/format-amount';
import { formatDay, formatPastMoment } from '@/lib/format/format-date';
import { formatDurationRange } from '@/lib/format/format-duration';
import { askedOrigin, paidAtOrigin, paymentOrigin, waitedOrigin } from '@/lib/protocols/lido/payment-origins';
import type { LidoContracts } from '@/lib/protocols/lido/pool';
import type { PastPayment, QueuePicture } from '@/lib/protocols/lido/queue-picture';
import { ROUNDING_WEI } from '@/lib/protocols/lido/rounding';
import type { BlockRef, Provenance } from '@/lib/protocols/protocol';

import { EventOf } from './event-of';
import { FigureOf } from './figure-of';
import { missingWords } from './missing-words';
import { ScrollBox } from './scroll-box';

/** What reports have paid until now, as bars and as a table. */
export function PastPayments({ picture }: { readonly picture: QueuePicture }) {
  const { past, block } = picture;
  if (past.status !== 'ready') return <p className="pt-3 text-sm text-muted">{missingWords(past)}</p>;
  const { payments } = past;
  const [newest, oldest] = [payments[0], payments.at(-1)];
  if (newest === undefined || oldest === undefined) {
    const since = past.since === null ? '' : ` since ${formatPastMoment(past.since)}`;
    return <p className="pt-3 text-sm text-muted">No request has been paid{since}.</p>;
  }
  const sum = payments.reduce((total, { ether }) => total + ether, 0n);
  const most = payments.reduce((largest, { ether }) => (ether > largest ? ether : largest), 0n);
  const short = payments.filter(isShort);
  const words = `${payments.length} payments from ${formatPastMoment(oldest.at)} to ${formatPastMoment(newest.at)}, ${formatShort(sum)} ETH together, the largest ${formatShort(most)} ETH. ${short.length} paid less than was asked for.`;
  return (
    <div className="pt-4">
      <p className="mb-3 text-sm text-muted">
        <FigureOf figure="payments" block={block}>
          {payments.length} payments, {formatShort(sum)} ETH
        </FigureOf>
        {past.count > payments.length ? ` of ${past.count} that are known` : ''}.{' '}
        {short.length === 0
          ? 'Each paid what was asked for.'
          : `${short.length} of them, marked, paid less than was asked for, after a loss.`}
      </p>
      <PaymentBars
        bars={payments.toReversed().map((one) => ({ at: Number(one.at), amount: one.ether, marked: isShort(one) }))}
        words={words}
        firstText={formatDay(oldest.at)}
        lastText={formatDay(newest.at)}
        mostText={`the highest bar is ${formatShort(most)} ETH`}
      />
      <ScrollBox summary="as a table" label="Past payments">
        <Table caption="Past payments, newest first">
          <thead>
            <tr>
              <Th>Paid</Th>
              <Th>Requests</Th>
              <Th wideOnly>Waited</Th>
              <Th numeric>ETH</Th>
            </tr>
          </thead>
          <tbody>
            {payments.map((payment) => (
              <PaymentRow key={payment.transaction} payment={payment} block={block} />
            ))}
          </tbody>
        </Table>
      </ScrollBox>
    </div>
  );
}

interface PaymentRowProps {
  readonly payment: PastPayment;
  /** The block of the picture. */
  readonly block: BlockRef;
}

function PaymentRow({ payment, block }: PaymentRowProps) {
  const { at, firstId, lastId, ether, asked, blockNumber } = payment;
  const waited = <Waited payment={payment} block={block} />;
  return (
    <tr>
      <Td narrowDetail={<div className="pt-2">{waited}</div>}>
        <EventOf origin={paidAtOrigin} block={blockNumber} at={at}>
          {formatPastMoment(at)}
        </EventOf>
      </Td>
      <Td>
        <RequestLink id={firstId} />
        {lastId > firstId && (
          <>
            {lastId - firstId === 1n ? ' and ' : ' to '}
            <RequestLink id={lastId} />
          </>
        )}
      </Td>
      <Td wideOnly>{waited}</Td>
      <Td
        numeric
        detail={
          isShort(payment) &&
          asked !== null && (
            // As far below as two figures that open need.
            <div className="pt-2">
              of{' '}
              <OfRequests origin={askedOrigin} payment={payment} block={block}>
                {formatColumn(asked)}
              </OfRequests>
            </div>
          )
        }
      >
        <EventOf origin={paymentOrigin} block={blockNumber} at={at}>
          {formatColumn(ether)}
        </EventOf>
      </Td>
    </tr>
  );
}

function Waited(props: PaymentRowProps) {
  const { waited } = props.payment;
  if (waited === null) return 'not known';
  return (
    <OfRequests origin={waitedOrigin} {...props}>
      {formatDurationRange(Number(waited.shortest), Number(waited.longest))}
    </OfRequests>
  );
}

interface OfRequestsProps extends PaymentRowProps {
  readonly origin: (contracts: LidoContracts, firstId: bigint, lastId: bigint) => Provenance;
  readonly children: ReactNode;
}

/** A figure that is worked out from the requests that were paid. */
function OfRequests({ origin, payment: { firstId, lastId }, block, children }: OfRequestsProps) {
  const live = useLive();
  if (live.status === 'unavailable') return children;
  const { contracts } = live.snapshot.pool;
  return (
    <ProvenanceOnDemand source={() => sourceWords(origin(contracts, firstId, lastId), block)}>
      {children}
    </ProvenanceOnDemand>
  );
}

function RequestLink({ id }: { readonly id: bigint }) {
  return (
    <TextLink href={`/queue/${id}`}>
      <Mono value={`#${id}`} />
    </TextLink>
  );
}

function isShort({ asked, ether, firstId, lastId }: PastPayment): boolean {
  return asked !== null && asked - ether > (lastId - firstId + 1n) * ROUNDING_WEI;
}

'use client';

import { Mono } from '@/components/ui/mono';
import { TextLink } from '@/components/ui/text-link';
import { formatColumn } from '@/lib/format/format-amount';
import type { RequestView } from '@/lib/protocols/lido/request-view';

import { isLess, RequestStanding } from './request-standing';
import { type RequestRow, RequestsTable } from './requests-table';

interface LidoRequestsProps {
  readonly caption: string;
  readonly requests: readonly RequestView[];
  /** All of them show from the start, however many there are. */
  readonly isWhole?: boolean;
}

/** Withdrawal requests with their places; each is a token with a page of its own. */
export default function LidoRequests({ caption, requests, isWhole = false }: LidoRequestsProps) {
  return <RequestsTable caption={caption} unit="ETH" requests={requests} rowOf={rowOf} isWhole={isWhole} />;
}

function rowOf(request: RequestView): RequestRow {
  return {
    name: (
      <TextLink href={`/queue/${request.id}`}>
        <Mono value={`#${request.id}`} />
      </TextLink>
    ),
    standing: <RequestStanding request={request} />,
    amount: formatColumn(request.claimable ?? request.nominal),
    amountDetail: isLess(request) && `of ${formatColumn(request.nominal)}`,
  };
}

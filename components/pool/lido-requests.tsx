'use client';

import { useCallback } from 'react';

import { Mono } from '@/components/ui/mono';
import { TextLink } from '@/components/ui/text-link';
import { formatColumn } from '@/lib/format/format-amount';
import type { RequestView } from '@/lib/protocols/lido/request-view';
import type { BlockRef } from '@/lib/protocols/protocol';

import { isLess, RequestStanding } from './request-standing';
import { type RequestRow, RequestsTable } from './requests-table';
import { SourcedOnDemand } from './sourced-on-demand';

interface LidoRequestsProps {
  readonly caption: string;
  readonly requests: readonly RequestView[];
  /** The block they were read at, where that is not the newest. */
  readonly block?: BlockRef | undefined;
}

/** Withdrawal requests with their places; each is a token with a page of its own. */
export default function LidoRequests({ caption, requests, block }: LidoRequestsProps) {
  const rowOf = useCallback((request: RequestView) => rowAt(request, block), [block]);
  return <RequestsTable caption={caption} unit="ETH" requests={requests} rowOf={rowOf} />;
}

function rowAt(request: RequestView, block: BlockRef | undefined): RequestRow {
  const { id, nominal, claimable, hint } = request;
  return {
    name: (
      <TextLink href={`/queue/${id}`}>
        <Mono value={`#${id}`} />
      </TextLink>
    ),
    standing: <RequestStanding request={request} block={block} />,
    amount: (
      <SourcedOnDemand
        figure={hint === null ? 'request' : 'claimable'}
        args={hint === null ? [`[${id}]`] : [`[${id}]`, `[${hint}]`]}
        block={block}
      >
        {formatColumn(claimable ?? nominal)}
      </SourcedOnDemand>
    ),
    amountDetail: isLess(request) && (
      <span className="block pt-2.5">
        of{' '}
        <SourcedOnDemand figure="request" args={[`[${id}]`]} block={block}>
          {formatColumn(nominal)}
        </SourcedOnDemand>
      </span>
    ),
  };
}

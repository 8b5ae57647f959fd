'use client';

import { blockWords } from '@/components/pool/source-of';
import { CopyButton } from '@/components/ui/copy-button';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Mono } from '@/components/ui/mono';
import { Notice } from '@/components/ui/notice';
import { StatusMark } from '@/components/ui/status-mark';
import { TextLink } from '@/components/ui/text-link';
import { useLiveAnswer } from '@/hooks/use-live-answer';
import { formatExact } from '@/lib/format/format-amount';
import { formatPastMoment } from '@/lib/format/format-date';
import type { RequestPicture } from '@/lib/protocols/lido/request-picture';

import { FigureOf } from './figure-of';
import { RequestStandingNow } from './request-standing-now';
import { RequestTimeline } from './request-timeline';
import { RequestToken } from './request-token';

interface RequestViewProps {
  readonly id: string;
  /** The server's answer; null when there is none. */
  readonly initial: RequestPicture | null;
  /** Why there is none. */
  readonly reason: string | null;
}

/** One request in full, as new as the newest block. */
export function RequestView({ id, initial, reason }: RequestViewProps) {
  const path = `/api/v1/queue/${id}`;
  const { answer: request, fault } = useLiveAnswer<RequestPicture>(path, { path, answer: initial });
  if (request === null) {
    return (
      <Notice tone="loss" title="The request cannot be read now:" role="status">
        {fault ?? reason ?? 'no figures'}. It comes back by itself once the node answers. The request is on the chain
        and is not affected.
      </Notice>
    );
  }
  return (
    <>
      <p className="mb-6.5" role="status">
        <Standing request={request} />
        <span className="text-xs text-muted"> at {blockWords(request.block)}</span>
      </p>
      {fault !== null && (
        <div className="mb-5">
          <Notice tone="caution" title="These figures are old:">
            {fault}.
          </Notice>
        </div>
      )}
      <div className="grid gap-x-18 gap-y-10 lg:grid-cols-[minmax(0,1.08fr)_minmax(0,1fr)]">
        <div className="grid content-start gap-8">
          <RequestStandingNow request={request} />
          <section>
            <h2 className="mb-1.5">What happened</h2>
            <RequestTimeline request={request} />
          </section>
        </div>
        <div className="grid content-start gap-8">
          <Facts request={request} />
          <RequestToken request={request} />
        </div>
      </div>
    </>
  );
}

function Standing({ request: { state, discount } }: { readonly request: RequestPicture }) {
  if (state === 'waiting') return <StatusMark tone="waiting">Waiting</StatusMark>;
  const words = state === 'claimed' ? 'Claimed' : 'Ready';
  if (discount !== null) return <StatusMark tone="caution">{words}, less than asked</StatusMark>;
  return <StatusMark tone="ready">{words}</StatusMark>;
}

function Facts({ request }: { readonly request: RequestPicture }) {
  const { block, id, nominal, owner, requestedAt, shares } = request;
  const args = [`[${id}]`];
  return (
    <section>
      <h2 className="mb-1.5">The request</h2>
      <Ledger>
        <LedgerRow label="Asked for, ETH">
          <FigureOf figure="request" block={block} args={args}>
            {formatExact(nominal)}
          </FigureOf>
        </LedgerRow>
        <LedgerRow label="In shares then">
          <FigureOf figure="request" block={block} args={args}>
            {formatExact(shares)}
          </FigureOf>
        </LedgerRow>
        <LedgerRow label="Asked">
          <FigureOf figure="request" block={block} args={args}>
            {formatPastMoment(requestedAt)}
          </FigureOf>
        </LedgerRow>
        <LedgerRow label="Owner">
          <Mono value={owner} short /> <CopyButton text={owner} what="the owner’s address" />
        </LedgerRow>
      </Ledger>
      <p className="mt-3 text-sm">
        <TextLink href="/queue">The whole queue</TextLink>
      </p>
    </section>
  );
}

'use client';

import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';
import { Mono } from '@/components/ui/mono';
import { Notice } from '@/components/ui/notice';
import { formatAmount, formatExact, formatShort } from '@/lib/format/format-amount';
import { formatOrdinal } from '@/lib/format/format-ordinal';
import { formatRatioPercent } from '@/lib/format/format-percent';
import { aheadOf } from '@/lib/protocols/lido/ahead-of';
import type { RequestDiscount, RequestPicture } from '@/lib/protocols/lido/request-picture';

import { EtaView } from './eta-view';
import { FigureOf } from './figure-of';

/** Where a request stands now, and what can be done. */
export function RequestStandingNow({ request }: { readonly request: RequestPicture }) {
  switch (request.state) {
    case 'waiting':
      return <Waiting request={request} />;
    case 'claimable':
      return <Claimable request={request} />;
    case 'claimed':
      return <Claimed request={request} />;
  }
}

function Waiting({ request: { id, place, eta, block } }: { readonly request: RequestPicture }) {
  return (
    <div className="grid gap-5">
      <div>
        <h2>Its place</h2>
        <div className="text-4xl tracking-[-0.025em] tabular-nums">
          <FigureOf figure="place" block={block}>
            {place === null ? 'not known' : formatOrdinal(place.position)}
          </FigureOf>
          {place !== null && (
            <span className="text-base tracking-normal text-muted">
              {' '}
              of{' '}
              <FigureOf figure="queueLength" block={block}>
                {place.length}
              </FigureOf>
            </span>
          )}
        </div>
        {place === null ? (
          <p className="text-sm text-muted">The queue is too long to be read in full.</p>
        ) : (
          <p className="mt-1 text-sm text-muted">
            <FigureOf figure="ahead" block={block} args={aheadOf(id, place.position)}>
              {place.etherAhead === 0n ? 'Nothing' : `${formatShort(place.etherAhead)} ETH`}
            </FigureOf>{' '}
            is asked for ahead of it.
          </p>
        )}
      </div>
      {eta !== null && (
        <div>
          <h2 className="mb-1.5">When it is paid</h2>
          <EtaView eta={eta} block={block} />
        </div>
      )}
    </div>
  );
}

function Claimable({ request }: { readonly request: RequestPicture }) {
  const { pays, discount, block, id } = request;
  return (
    <div className="grid gap-4">
      <div>
        <h2>Ready to claim</h2>
        <div className="text-4xl tracking-[-0.025em] tabular-nums">
          <FigureOf figure="claimable" block={block} args={[`[${id}]`]}>
            {pays === null ? 'not known' : formatAmount(pays, { decimals: 18, shown: 6 })}
          </FigureOf>
          {pays !== null && <span className="text-base tracking-normal text-muted"> ETH</span>}
        </div>
      </div>
      {discount === null ? (
        <p className="text-sm text-muted">In full. Only its owner can claim it; it stays theirs until then.</p>
      ) : (
        <Discount request={request} discount={discount} />
      )}
      <Link href="/withdraw/claim" prefetch={false} className={buttonClass('action')}>
        <span className="leading-9">Claim it</span>
      </Link>
    </div>
  );
}

function Claimed({ request }: { readonly request: RequestPicture }) {
  const { pays, discount, owner, block } = request;
  return (
    <div className="grid gap-4">
      <div>
        <h2>Claimed</h2>
        {pays === null ? (
          <p className="text-sm text-muted">What it paid is older than what was read.</p>
        ) : (
          <div className="text-4xl tracking-[-0.025em] tabular-nums">
            <FigureOf figure="paid" block={block}>
              {formatAmount(pays, { decimals: 18, shown: 6 })}
            </FigureOf>{' '}
            <span className="text-base tracking-normal text-muted">ETH</span>
          </div>
        )}
        <p className="text-sm text-muted">
          by <Mono value={owner} short />
        </p>
      </div>
      {discount !== null && <Discount request={request} discount={discount} />}
    </div>
  );
}

interface DiscountProps {
  readonly request: RequestPicture;
  readonly discount: RequestDiscount;
}

function Discount({ request: { id, block }, discount: { ether, rateAsked, ratePaid } }: DiscountProps) {
  const rate = (value: bigint) => formatAmount(value, { decimals: 27, shown: 9, atLeast: 9 });
  return (
    <Notice tone="caution" title={`${formatExact(ether)} ETH less than was asked for.`}>
      A loss came while it waited: a share was worth{' '}
      <FigureOf figure="request" block={block} args={[`[${id}]`]}>
        {rate(rateAsked)} ETH
      </FigureOf>{' '}
      when it was asked for and{' '}
      <FigureOf figure="payments" block={block}>
        {rate(ratePaid)} ETH
      </FigureOf>{' '}
      when it was paid, {formatRatioPercent(rateAsked - ratePaid, rateAsked, 4)} % less. A request pays its shares at
      the rate of its payment, and never more than was asked for.
    </Notice>
  );
}

'use client';

import { AmountInput } from '@/components/ui/amount-input';
import { Button } from '@/components/ui/button';
import { formatShort } from '@/lib/format/format-amount';
import { formatCount } from '@/lib/format/format-count';
import type { QueuePicture } from '@/lib/protocols/lido/queue-picture';

import { EtaView } from './eta-view';
import { FigureOf } from './figure-of';

interface EstimateFormProps {
  readonly text: string;
  /** What it was at first. */
  readonly given: string;
  readonly onChange: (text: string) => void;
  /** What is wrong with the amount; null when nothing is. */
  readonly error: string | null;
  readonly asking: boolean;
  readonly picture: QueuePicture;
}

/** When a request over an amount would be paid. Without scripts it is a form that the server answers. */
export function EstimateForm({ text, given, onChange, error, asking, picture }: EstimateFormProps) {
  const { estimate, block, waiting } = picture;
  return (
    <form action="/queue" method="get" className="grid gap-5">
      <div>
        <h2 className="mb-1.5">If you asked now for</h2>
        <AmountInput
          label="Amount to estimate for"
          name="amount"
          unit="ETH"
          value={text}
          given={given}
          onChange={onChange}
          hint={<Ahead waiting={waiting} block={block} />}
          error={error ?? undefined}
        />
        <noscript>
          <Button type="submit" variant="outline">
            Estimate
          </Button>
        </noscript>
      </div>
      <div aria-live="polite" aria-busy={asking} className={asking ? 'opacity-60' : ''}>
        {estimate !== null && error === null && <EtaView eta={estimate.eta} block={block} />}
      </div>
    </form>
  );
}

function Ahead({ waiting: { requests, ether }, block }: Pick<QueuePicture, 'waiting' | 'block'>) {
  if (requests === 0n) return 'no request is ahead of it';
  return (
    <>
      <FigureOf figure="queueLength" block={block}>
        {requests === 1n ? '1 request' : `${formatCount(requests)} requests`}
      </FigureOf>
      ,{' '}
      <FigureOf figure="unfinalized" block={block}>
        {formatShort(ether)} ETH
      </FigureOf>
      {requests === 1n ? ', is' : ', are'} ahead of it
    </>
  );
}

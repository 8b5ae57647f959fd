'use client';

import { useDeferredValue, useState } from 'react';

import { Section } from '@/components/layout/section';
import { blockWords } from '@/components/pool/source-of';
import { Notice } from '@/components/ui/notice';
import { useLiveAnswer } from '@/hooks/use-live-answer';
import { parseAmount } from '@/lib/format/parse-amount';
import type { QueuePicture } from '@/lib/protocols/lido/queue-picture';

import { EstimateForm } from './estimate-form';
import { FundsLedger } from './funds-ledger';
import { NextReport } from './next-report';
import { PastEstimates } from './past-estimates';
import { PastPayments } from './past-payments';

interface QueueViewProps {
  /** The amount as typed that the server's answer is for. */
  readonly amount: string;
  /** The server's answer; null when there is none. */
  readonly initial: QueuePicture | null;
  /** Why there is none. */
  readonly reason: string | null;
}

/** The queue in full, for everyone: as new as the newest block. */
export function QueueView({ amount, initial, reason }: QueueViewProps) {
  const [text, setText] = useState(amount);
  const asked = queuePath(useDeferredValue(text));
  const {
    answer: picture,
    asking,
    fault,
  } = useLiveAnswer<QueuePicture>(asked.path, {
    path: queuePath(amount).path,
    answer: initial,
  });
  if (picture === null) {
    return (
      <Notice tone="loss" title="The queue cannot be read now:" role="status">
        {fault ?? reason ?? 'no figures'}. It comes back by itself once the node answers. What waits in it is on the
        chain and is not affected.
      </Notice>
    );
  }
  return (
    <>
      {fault !== null && (
        <div className="mb-5">
          <Notice tone="caution" title="These figures are old:" role="status">
            {fault}.
          </Notice>
        </div>
      )}
      <div className="grid gap-x-18 gap-y-10 lg:grid-cols-[minmax(0,1.08fr)_minmax(0,1fr)]">
        <EstimateForm
          text={text}
          given={amount}
          onChange={setText}
          error={asked.error}
          asking={asking}
          picture={picture}
        />
        <NextReport picture={picture} />
      </div>
      <Section id="funds" title="What waits, and what can pay it" note={`read at ${blockWords(picture.block)}`}>
        <FundsLedger picture={picture} />
      </Section>
      <Section id="payments" title="What was paid">
        <PastPayments picture={picture} />
      </Section>
      <Section id="record" title="How estimates fared">
        <PastEstimates picture={picture} />
      </Section>
    </>
  );
}

/** More ETH than there will ever be is no amount. */
const MOST = 10n ** 28n;

/** Where the queue is asked for with an amount of ETH; without one while the amount is none. */
function queuePath(text: string): { readonly path: string; readonly error: string | null } {
  const amount = parseAmount(text, 18);
  if (amount.ok && amount.value > 0n && amount.value <= MOST)
    return { path: `/api/v1/queue?amount=${amount.value}`, error: null };
  if (!amount.ok && amount.error.code === 'empty') return { path: '/api/v1/queue', error: null };
  return { path: '/api/v1/queue', error: 'Write an amount of ETH above zero, such as 12.5.' };
}

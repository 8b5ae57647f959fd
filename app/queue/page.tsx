import type { Metadata } from 'next';

import { QueueView } from '@/components/features/queue/queue-view';
import { parseAmount } from '@/lib/format/parse-amount';
import { queueAtHand } from '@/lib/server/queue/queue';
import { wei } from '@/lib/units/units';

export const metadata: Metadata = {
  title: 'The queue',
  description:
    'How much waits to leave, what can pay it, when the next report comes, when an amount would be paid, and how past estimates fared.',
};

interface PageProps {
  readonly searchParams: Promise<{ readonly amount?: string | readonly string[] }>;
}

/** What the estimate is for until somebody writes an amount. */
const FIRST_AMOUNT = '1';
const MOST = 10n ** 28n;

/** The withdrawal queue for everyone. */
export default async function QueuePage({ searchParams }: PageProps) {
  const { amount: given } = await searchParams;
  const text = typeof given === 'string' && given.length <= 60 ? given : FIRST_AMOUNT;
  const parsed = parseAmount(text, 18);
  const isUsable = parsed.ok && parsed.value > 0n && parsed.value <= MOST;
  const answer = await queueAtHand(isUsable ? wei(parsed.value) : null);
  return (
    <>
      <h1>The queue</h1>
      <p className="mt-2 mb-6.5 max-w-[64ch] text-muted">
        Requests are paid in the order they were made, each time a report of the oracle says how much there is. A place
        is not a promise: here is what has to happen first, and how sure that is.
      </p>
      <QueueView
        amount={text}
        initial={answer.status === 'ready' ? answer.picture : null}
        reason={answer.status === 'ready' ? null : answer.reason}
      />
    </>
  );
}

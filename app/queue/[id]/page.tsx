import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { RequestView } from '@/components/features/queue/request-view';
import { TextLink } from '@/components/ui/text-link';
import { parseRequestId } from '@/lib/server/api/queue-input';
import { requestAtHand } from '@/lib/server/queue/queue';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const id = parseRequestId((await params).id);
  if (!id.ok) return { title: 'Not found' };
  return {
    title: `Request #${id.value}`,
    description: `Where withdrawal request ${id.value} stands, when it is paid, what it pays, and what happened to it.`,
  };
}

/** One withdrawal request, for everyone. */
export default async function RequestPage({ params }: PageProps) {
  const id = parseRequestId((await params).id);
  if (!id.ok) notFound();
  const answer = await requestAtHand(id.value);
  if (answer.status === 'unknown') notFound();
  return (
    <>
      <p className="text-sm text-muted">
        <TextLink href="/queue">The queue</TextLink>
      </p>
      <h1 className="mt-1 mb-1">Request #{id.value.toString()}</h1>
      <RequestView
        id={id.value.toString()}
        initial={answer.status === 'ready' ? answer.picture : null}
        reason={answer.status === 'ready' ? null : answer.reason}
      />
    </>
  );
}

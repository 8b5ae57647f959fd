'use client';

import { lazy, Suspense } from 'react';

import { Notice } from '@/components/ui/notice';
import { useLive } from '@/hooks/live-context';
import { useWallet } from '@/hooks/wallet-context';

/** Only an account with requests asks for this file. */
const RequestsTable = lazy(() => import('./requests-table'));

/** The connected account's requests, to look at; claiming has a page of its own. */
export function YourRequests() {
  const live = useLive();
  const { session, account } = useWallet();
  if (live.status === 'unavailable') return null;
  if (session.status === 'absent') return <Empty>Connect a wallet to see where your requests stand.</Empty>;
  if (account === null) return <Empty>Reading your requests…</Empty>;
  if (account.status === 'unavailable') {
    return (
      <Notice tone="loss" title="Your requests cannot be read now:" role="status">
        {account.reason}.
      </Notice>
    );
  }
  const { requests } = account.position;
  if (requests.length === 0) return <Empty>No requests yet. One you make here will show its place in the queue.</Empty>;
  return (
    <section>
      <h2 className="mb-1.5">Your requests</h2>
      <Suspense fallback={<p className="border-t border-line pt-2.5 text-sm text-muted">Reading your requests…</p>}>
        <RequestsTable requests={requests} pool={live.snapshot.pool} />
      </Suspense>
    </section>
  );
}

function Empty({ children }: { readonly children: string }) {
  return (
    <section>
      <h2 className="mb-1.5">Your requests</h2>
      <p className="border-t border-line pt-2.5 text-sm text-muted">{children}</p>
    </section>
  );
}

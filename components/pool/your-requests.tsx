'use client';

import dynamic from 'next/dynamic';
import { Suspense } from 'react';

import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { useLive } from '@/hooks/live-context';
import { useWallet } from '@/hooks/wallet-context';
import { requestViewOf } from '@/lib/protocols/lido/request-view';

/** Only an account with requests asks for this file. */
const LidoRequests = dynamic(() => import('./lido-requests'));

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
  const { pool } = live.snapshot;
  if (requests.length === 0) return <Empty>No requests yet. One you make here will show its place in the queue.</Empty>;
  return (
    <section>
      <h2 className="mb-1.5">Your requests</h2>
      <Suspense fallback={<p className="border-t border-line pt-2.5 text-sm text-muted">Reading your requests…</p>}>
        <LidoRequests
          caption="Your withdrawal requests"
          requests={requests.map((request) => requestViewOf(request, pool))}
        />
      </Suspense>
      {requests.some(({ claimable }) => claimable !== null) && (
        <p className="mt-4">
          <TextLink href="/withdraw/claim">Claim what is ready</TextLink>
        </p>
      )}
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

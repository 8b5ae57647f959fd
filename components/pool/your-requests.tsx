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
<<<<<<< HEAD
      <Table caption="Your withdrawal requests">
        <thead>
          <tr>
            <Th>Request</Th>
            <Th>Where it stands</Th>
            <Th numeric>ETH</Th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <tr key={request.id}>
              <Td>
                <TextLink href={`/queue/${request.id}`}>
                  <Mono value={`#${request.id}`} />
                </TextLink>
              </Td>
              <Td>
                <RequestStanding request={request} pool={live.snapshot.pool} />
              </Td>
              <Td numeric>{formatColumn(request.claimable?.ether ?? request.nominal)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {requests.some((request) => request.claimable !== null) && (
        <p className="mt-4">
          <TextLink href="/withdraw/claim">Claim what is ready</TextLink>
        </p>
      )}
=======
      <Suspense fallback={<p className="border-t border-line pt-2.5 text-sm text-muted">Reading your requests…</p>}>
        <RequestsTable requests={requests} pool={live.snapshot.pool} />
      </Suspense>
>>>>>>> eta
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

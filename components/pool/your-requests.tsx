'use client';

import { Mono } from '@/components/ui/mono';
import { Notice } from '@/components/ui/notice';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { useLive } from '@/hooks/live-context';
import { useWallet } from '@/hooks/wallet-context';
import { formatColumn } from '@/lib/format/format-amount';

import { RequestStanding } from './request-standing';

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

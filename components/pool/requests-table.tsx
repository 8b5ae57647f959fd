'use client';

import { Mono } from '@/components/ui/mono';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatColumn } from '@/lib/format/format-amount';
import type { LidoPool, WithdrawalRequest } from '@/lib/protocols/lido/pool';

import { RequestStanding } from './request-standing';

interface RequestsTableProps {
  readonly requests: readonly WithdrawalRequest[];
  readonly pool: LidoPool;
}

/** An account's requests with their places, and the way to claim. */
export default function RequestsTable({ requests, pool }: RequestsTableProps) {
  return (
    <>
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
                <RequestStanding request={request} pool={pool} />
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
    </>
  );
}

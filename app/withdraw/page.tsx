import type { Metadata } from 'next';

import { Withdraw } from '@/components/features/withdraw/withdraw';
import { TwoColumns } from '@/components/layout/two-columns';
import { PoolChoice } from '@/components/pool/pool-choice';
import { PoolFigures } from '@/components/pool/pool-figures';
import { YourRequests } from '@/components/pool/your-requests';
import { withdrawHref } from '@/lib/pool-links';
import { poolLinks } from '@/lib/server/pool-links';

export const metadata: Metadata = { title: 'Withdraw' };

/** Request a withdrawal. */
export default async function WithdrawPage() {
  const pools = await poolLinks(withdrawHref);
  return (
    <TwoColumns
      title="Withdraw"
      lede="Ask for your ETH back. Your request takes a place in the queue and stops earning."
      does={
        <>
          <PoolChoice label="What to withdraw from" pools={pools} current="lido" />
          <Withdraw />
        </>
      }
      tells={
        <div className="grid gap-10">
          <YourRequests />
          <PoolFigures />
        </div>
      }
    />
  );
}

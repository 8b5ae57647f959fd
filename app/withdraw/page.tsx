import type { Metadata } from 'next';

import { Withdraw } from '@/components/features/withdraw/withdraw';
import { TwoColumns } from '@/components/layout/two-columns';
import { PoolFigures } from '@/components/pool/pool-figures';
import { YourRequests } from '@/components/pool/your-requests';

export const metadata: Metadata = { title: 'Withdraw' };

/** Request a withdrawal. */
export default function WithdrawPage() {
  return (
    <TwoColumns
      title="Withdraw"
      lede="Ask for your ETH back. Your request takes a place in the queue and stops earning."
      does={<Withdraw />}
      tells={
        <div className="grid gap-10">
          <YourRequests />
          <PoolFigures />
        </div>
      }
    />
  );
}

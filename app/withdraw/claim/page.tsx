import type { Metadata } from 'next';

import { Claim } from '@/components/features/claim/claim';
import { TwoColumns } from '@/components/layout/two-columns';
import { PoolFigures } from '@/components/pool/pool-figures';

export const metadata: Metadata = { title: 'Claim' };

/** Claim finalized withdrawals. */
export default function ClaimPage() {
  return (
    <TwoColumns
      title="Claim"
      lede="Requests become ready in the order they were made. Ready ETH stays yours until you fetch it; there is no deadline."
      does={<Claim />}
      tells={<PoolFigures />}
    />
  );
}

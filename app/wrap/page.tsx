import type { Metadata } from 'next';

import { Wrap } from '@/components/features/wrap/wrap';
import { TwoColumns } from '@/components/layout/two-columns';
import { PoolFigures } from '@/components/pool/pool-figures';

export const metadata: Metadata = { title: 'Wrap' };

/** Wrap and unwrap. */
export default function WrapPage() {
  return (
    <TwoColumns
      title="Wrap"
      lede="Trade the balance that grows for one that stays while its value grows, or back. Both earn the same; some contracts and tax rules take only the second."
      does={<Wrap />}
      tells={<PoolFigures />}
    />
  );
}

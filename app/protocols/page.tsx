import type { Metadata } from 'next';

import { PoolComparison } from '@/components/features/protocols/pool-comparison';
import { TextLink } from '@/components/ui/text-link';

export const metadata: Metadata = {
  title: 'Protocols',
  description:
    'Liquid-staking pools side by side: rate, yearly rate by one method, fee, limits and ways out, from one block.',
};

/** The pools of the deployment side by side. */
export default function ProtocolsPage() {
  return (
    <>
      <h1>Protocols</h1>
      <p className="mt-2 mb-6.5 max-w-[64ch] text-muted">
        Every pool this server reads, from the same block. The yearly rate is measured the same way for all, from the
        growth of each rate between its own reports. A higher one is not a better one: look at{' '}
        <TextLink href="/learn#risks">what it is paid for</TextLink>.
      </p>
      <PoolComparison />
    </>
  );
}

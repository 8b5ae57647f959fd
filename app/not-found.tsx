import type { Metadata } from 'next';

import { TextLink } from '@/components/ui/text-link';

export const metadata: Metadata = { title: 'Not found' };

/** For addresses that lead nowhere. */
export default function NotFound() {
  return (
    <>
      <h1>There is no such page</h1>
      <p className="mt-2 text-muted">
        The address may be old or mistyped. <TextLink href="/">Go to Stake</TextLink>.
      </p>
    </>
  );
}

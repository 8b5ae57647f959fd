'use client';

import { type ComponentProps, lazy, Suspense } from 'react';

const WaysOut = lazy(() => import('./ways-out'));

/** The comparison's code is loaded once there is an amount to compare. */
export function WaysOutSlot(props: ComponentProps<typeof WaysOut>) {
  if (props.amount === null) return null;
  return (
    <Suspense fallback={<p className="text-sm text-muted">Ways out are being read…</p>}>
      <WaysOut {...props} />
    </Suspense>
  );
}

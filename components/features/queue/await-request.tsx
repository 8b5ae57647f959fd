'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';

import { useLive } from '@/hooks/live-context';

/** Shows a request's page once a block has the request: who follows the link of a new one can be quicker than the block. */
export function AwaitRequest() {
  const id = usePathname().split('/').at(-1) ?? '';
  const live = useLive();
  const isThere =
    live.status !== 'unavailable' && /^[1-9]\d{0,19}$/.test(id) && BigInt(id) <= live.snapshot.pool.queue.lastRequestId;
  useEffect(() => {
    // The router keeps a page that was not found until the address changes.
    if (isThere) window.location.reload();
  }, [isThere]);
  return null;
}

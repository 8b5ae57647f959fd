'use client';

import { lazy, Suspense, useEffect, useState } from 'react';

import { useClientConfig } from '@/hooks/client-config-context';
import { isFramed } from '@/hooks/is-framed';
import { useWallet } from '@/hooks/wallet-context';

import { LoadBoundary } from './load-boundary';

const WalletIsland = lazy(() => import('./wallet-island'));

/** The longest the wallet of an earlier visit waits for the page to come to rest. */
const MOST_WAIT_MS = 2_000;

/** Loads the wallet code at once when somebody wants a wallet; for who comes back with one, when the page answers. */
export function WalletSlot() {
  const { session, wish } = useWallet();
  const { safeAppOrigins } = useClientConfig();
  const [awake, setAwake] = useState(false);
  const returning = session.status !== 'absent';
  // An effect, because wallet code runs only in a browser. Once awake it stays: a wallet that disconnects may be wanted
  // again, and its dialogs are part of it.
  useEffect(() => {
    const wake = () => setAwake(true);
    // Inside Safe's app the wallet is there already.
    if (wish !== null || (safeAppOrigins.length > 0 && isFramed())) return wake();
    return returning ? whenIdle(wake) : undefined;
  }, [wish, returning, safeAppOrigins]);
  if (!awake) return null;
  return (
    <LoadBoundary what="The wallet part of this app">
      <Suspense>
        <WalletIsland />
      </Suspense>
    </LoadBoundary>
  );
}

/** Runs something once the page has nothing to do, at the latest after {@link MOST_WAIT_MS}; returns what calls it off. */
function whenIdle(run: () => void): () => void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, 0);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: MOST_WAIT_MS });
  return () => cancelIdleCallback(handle);
}

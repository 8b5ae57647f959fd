'use client';

import { lazy, Suspense, useEffect, useState } from 'react';

import { useClientConfig } from '@/hooks/client-config-context';
import { isFramed } from '@/hooks/is-framed';
import { useWallet } from '@/hooks/wallet-context';

import { LoadBoundary } from './load-boundary';

const WalletIsland = lazy(() => import('./wallet-island'));

/** Parts of a page that come by themselves, such as a table of requests, leave pauses in which it only seems at rest. */
const SETTLE_MS = 1_000;
/** The longest the wallet of an earlier visit waits after that for the page to come to rest. */
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

/** Runs something once the page is there and has nothing to do; returns what calls it off. */
function whenIdle(run: () => void): () => void {
  let callOff: (() => void) | null = null;
  const settled = () => {
    // Safari has no idle callback.
    if (typeof requestIdleCallback !== 'function') return run();
    const handle = requestIdleCallback(run, { timeout: MOST_WAIT_MS });
    callOff = () => cancelIdleCallback(handle);
  };
  const timer = setTimeout(settled, SETTLE_MS);
  return () => {
    clearTimeout(timer);
    callOff?.();
  };
}

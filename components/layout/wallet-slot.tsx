'use client';

import { lazy, Suspense, useEffect, useState } from 'react';

import { useClientConfig } from '@/hooks/client-config-context';
import { isFramed } from '@/hooks/is-framed';
import { useWallet } from '@/hooks/wallet-context';

import { LoadBoundary } from './load-boundary';

const WalletIsland = lazy(() => import('./wallet-island'));

/** Loads the wallet code once somebody wants a wallet, or comes back with one. */
export function WalletSlot() {
  const { session, wish } = useWallet();
  const { safeAppOrigins } = useClientConfig();
  const [awake, setAwake] = useState(false);
  const wanted = session.status !== 'absent' || wish !== null;
  // An effect, because wallet code runs only in a browser. Once awake it stays: a wallet that disconnects may be wanted
  // again, and its dialogs are part of it.
  useEffect(() => {
    // Inside Safe's app the wallet is there already.
    if (wanted || (safeAppOrigins.length > 0 && isFramed())) setAwake(true);
  }, [wanted, safeAppOrigins]);
  if (!awake) return null;
  return (
    <LoadBoundary what="The wallet part of this app">
      <Suspense>
        <WalletIsland />
      </Suspense>
    </LoadBoundary>
  );
}

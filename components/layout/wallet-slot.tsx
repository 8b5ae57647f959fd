'use client';

import { lazy, Suspense, useEffect, useState } from 'react';

import { useWallet } from '@/hooks/wallet-context';

const WalletIsland = lazy(() => import('./wallet-island'));

/** Loads the wallet code once somebody wants a wallet, or comes back with one. */
export function WalletSlot() {
  const { session, wish } = useWallet();
  const [awake, setAwake] = useState(false);
  const wanted = session.status !== 'absent' || wish !== null;
  // An effect, because wallet code runs only in a browser. Once awake it stays: a wallet that disconnects may be wanted
  // again, and its dialogs are part of it.
  useEffect(() => {
    if (wanted) setAwake(true);
  }, [wanted]);
  if (!awake) return null;
  return (
    <Suspense>
      <WalletIsland />
    </Suspense>
  );
}

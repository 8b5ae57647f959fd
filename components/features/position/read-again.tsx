'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';

import { Button } from '@/components/ui/button';
import { useWallet } from '@/hooks/wallet-context';

/** Reads the position anew when asked to, and by itself when a transaction of this browser has ended. */
export function ReadAgain() {
  const router = useRouter();
  const { openTransactions } = useWallet();
  const before = useRef(openTransactions);
  const [isReading, startReading] = useTransition();
  useEffect(() => {
    if (openTransactions < before.current) router.refresh();
    before.current = openTransactions;
  }, [openTransactions, router]);
  return (
    <Button variant="quiet" busy={isReading} onClick={() => startReading(() => router.refresh())}>
      {isReading ? 'Reading…' : 'Read it again'}
    </Button>
  );
}

'use client';

import { useEffect, useState } from 'react';

import { useLive } from '@/hooks/live-context';
import { useWallet, type WalletWish } from '@/hooks/wallet-context';

import { TransactionDialog } from './transaction-dialog';

type TransactWish = Extract<WalletWish, { type: 'transact' }>;

/** Takes up the wish for a transaction and shows its dialog until the person is through with it. */
export function TransactionSlot() {
  const { wish, taken } = useWallet();
  const live = useLive();
  const [current, setCurrent] = useState<{ readonly id: number; readonly wish: TransactWish } | null>(null);
  useEffect(() => {
    if (wish?.type !== 'transact' || current !== null) return;
    setCurrent({ id: Date.now(), wish });
    taken();
  }, [wish, taken, current]);
  if (current === null || live.status === 'unavailable') return null;
  return (
    <TransactionDialog
      key={current.id}
      intent={current.wish.intent}
      shown={current.wish.shown}
      tokens={live.snapshot.pool.tokens}
      onEnd={() => setCurrent(null)}
    />
  );
}

'use client';

import { useMemo } from 'react';
import type { LidoContext } from '@/lib/protocols/lido/pool';
import { likelyFeePerGas } from '@/lib/protocols/live-state';

import { useLive } from './live-context';
import { useWallet } from './wallet-context';

/** What a form quotes against: pool, account and gas price of the newest picture; null while there is none. */
export function useQuoteContext(): LidoContext | null {
  const live = useLive();
  const { account } = useWallet();
  const snapshot = live.status === 'unavailable' ? null : live.snapshot;
  const position = account === null || account.status === 'unavailable' ? null : account.position;
  return useMemo(
    () =>
      snapshot === null
        ? null
        : {
            pool: snapshot.pool,
            position,
            atBlock: snapshot.block.number,
            feePerGas: likelyFeePerGas(snapshot),
            price: null,
          },
    [snapshot, position],
  );
}

'use client';

import { useMemo } from 'react';
import type { LidoContext } from '@/lib/protocols/lido/pool';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import { type Wei, wei } from '@/lib/units/units';

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

/** Wallets offer to pay twice the base fee plus the tip, so that the next few blocks cannot outgrow it. */
function likelyFeePerGas({ block, priorityFeePerGas }: LiveSnapshot): Wei | null {
  if (block.baseFeePerGas === null || priorityFeePerGas === null) return null;
  return wei(block.baseFeePerGas * 2n + priorityFeePerGas);
}

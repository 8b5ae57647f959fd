'use client';

import { likelyFeePerGas, type PoolPosition } from '@/lib/protocols/live-state';
import { poolsOfPicture, type ReadPool } from '@/lib/protocols/pool-pictures';
import type { PoolId, QuoteContext } from '@/lib/protocols/protocol';
import { err, ok, type Result } from '@/lib/result';

import { useLive } from './live-context';
import { useWallet } from './wallet-context';

/** Another pool of the newest picture, with what the connected account has in it. */
export interface OtherPool {
  readonly of: ReadPool;
  readonly context: QuoteContext;
  /** Why the account's part is missing although the account is known; null when it is not missing. */
  readonly positionFault: string | null;
}

/** A pool of the picture by its id, and the connected account in it; or why it cannot be read. */
export function useOtherPool(id: PoolId): Result<OtherPool, string> {
  const live = useLive();
  const { account } = useWallet();
  if (live.status === 'unavailable') return err(live.reason);
  const { snapshot } = live;
  const of = poolsOfPicture(snapshot).find((one) => one.id === id);
  if (of === undefined) return err('it is not in the newest picture');
  if (of.status === 'failed') return err(of.reason);
  const own =
    account === null || account.status === 'unavailable' ? undefined : account.others.find((one) => one.id === id);
  const position = own?.status === 'ready' ? own.position : null;
  return ok({
    of,
    context: {
      pool: of.pool,
      position,
      atBlock: snapshot.block.number,
      feePerGas: likelyFeePerGas(snapshot),
      price: null,
    },
    positionFault: faultOf(own),
  });
}

function faultOf(own: PoolPosition | undefined): string | null {
  return own?.status === 'failed' ? own.reason : null;
}

'use client';

import { Sourced } from '@/components/pool/sourced';
import { stakeLimitAt } from '@/lib/domain/stake-limit';
import { formatShort } from '@/lib/format/format-amount';
import type { LidoContext } from '@/lib/protocols/lido/pool';

/** How much may still be staked, of how much. */
export function RoomLeft({ context: { pool, atBlock } }: { readonly context: LidoContext }) {
  const { paused, limit } = pool.staking;
  if (pool.stopped) return <>none, the protocol is stopped</>;
  if (paused) return <>none, staking is paused</>;
  if (limit === null) return <>no limit</>;
  return (
    <>
      <Sourced figure="limit">{formatShort(stakeLimitAt(limit, atBlock))} ETH</Sourced> of{' '}
      <Sourced figure="refill">{formatShort(limit.max)}</Sourced>
    </>
  );
}

'use client';

import { useLive } from '@/hooks/live-context';
import { formatCount } from '@/lib/format/format-count';

import { BlockStatus } from './block-status';

/** The block of the newest picture, its age, and what is wrong when it is old. */
export function LiveBlockStatus() {
  const live = useLive();
  const serverNow = Number(live.now);
  if (live.status === 'unavailable') {
    return (
      <BlockStatus blockText="" timestamp={serverNow} serverNow={serverNow} state="unavailable" reason={live.reason} />
    );
  }
  const { block } = live.snapshot;
  return (
    <BlockStatus
      blockText={formatCount(block.number)}
      timestamp={Number(block.timestamp)}
      serverNow={serverNow}
      state={live.status}
      reason={live.status === 'stale' ? live.reason : undefined}
    />
  );
}

import { poolWith } from '@/lib/protocols/lido/lido.fixture';
import type { LiveSnapshot, LiveState } from '@/lib/protocols/live-state';
import { unixSeconds } from '@/lib/units/units';

import { blockAt } from './blocks.fixture';
import type { LiveEvent } from './snapshot-store';

/** A picture at a block. */
export function snapshotAt(number: bigint, fork = 0): LiveSnapshot {
  return {
    block: blockAt(number, fork),
    pool: poolWith(),
    history: { status: 'ready', apr: null, windows: [], points: [] },
    others: [],
    priorityFeePerGas: null,
  };
}

/** A live state at a block, ten seconds later. */
export function liveAt(number: bigint): Extract<LiveState, { status: 'live' }> {
  const snapshot = snapshotAt(number);
  return { status: 'live', snapshot, now: unixSeconds(snapshot.block.timestamp + 10n) };
}

/** The event of a block. */
export function eventAt(number: bigint): LiveEvent {
  return { id: `${number}:${blockAt(number).hash}`, state: liveAt(number) };
}

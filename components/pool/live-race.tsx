'use client';

import { Race, type RaceMarker, type RaceReach } from '@/components/charts/race';
import { raceGeometry } from '@/components/charts/race-geometry';
import { useLive } from '@/hooks/live-context';
import { useWallet } from '@/hooks/wallet-context';
import { queuePlace } from '@/lib/domain/queue-place';
import { formatShort } from '@/lib/format/format-amount';
import { formatOrdinal } from '@/lib/format/format-ordinal';
import type { LidoPool } from '@/lib/protocols/lido/pool';
import type { AccountState } from '@/lib/protocols/live-state';
import type { FigureId } from '@/lib/protocols/protocol';

import { Sourced } from './sourced';

const FIGURES: readonly [FigureId, FigureId, FigureId, FigureId] = ['buffered', 'working', 'unfinalized', 'locked'];

/** The reach of those who wait, which has a page of its own. */
const QUEUED = 2;

/** The race with the amounts of the newest picture, and where the connected account stands in it. */
export function LiveRace() {
  const live = useLive();
  const { account } = useWallet();
  if (live.status === 'unavailable') return <Race reaches={emptyReaches()} />;
  const { pool } = live.snapshot;
  const { ether, queue } = pool;
  const amounts = [ether.buffered, ether.working, queue.unfinalized, queue.locked] as const;
  const geometry = raceGeometry(amounts);
  const reach = (index: 0 | 1 | 2 | 3): RaceReach => ({
    share: geometry[index]?.share ?? 0.25,
    level: geometry[index]?.level ?? 0,
    href: index === QUEUED ? '/queue' : undefined,
    amount: <Sourced figure={FIGURES[index]}>{formatShort(amounts[index])} ETH</Sourced>,
  });
  return <Race reaches={[reach(0), reach(1), reach(2), reach(3)]} marker={markerOf(pool, account)} />;
}

function emptyReaches(): readonly [RaceReach, RaceReach, RaceReach, RaceReach] {
  const reach: RaceReach = { share: 0.25, level: 0, amount: <span className="text-muted">not available</span> };
  return [reach, reach, reach, reach];
}

/** The account's first waiting request, or that something is ready for it. */
function markerOf(pool: LidoPool, account: AccountState | null): RaceMarker | undefined {
  if (account === null || account.status === 'unavailable') return undefined;
  const { requests } = account.position;
  if (requests.some((request) => request.claimable !== null)) return { reach: 3, position: 0.5, label: 'you, ready' };
  const first = requests[0];
  const place = first === undefined || pool.queue.pending === null ? null : queuePlace(pool.queue.pending, first.id);
  if (place === null) return undefined;
  const position = 1 - (place.position - 0.5) / place.length;
  return { reach: 2, position, label: `you, ${formatOrdinal(place.position)} of ${place.length}` };
}

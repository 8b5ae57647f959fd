import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import type { SyncView } from '@/lib/position-view';

import { FollowSync } from './follow-sync';

/** How far the logs are that the past is made of. The page comes back by itself when they are read. */
export function SyncProgress({ syncing }: { readonly syncing: readonly SyncView[] }) {
  if (syncing.length === 0) return null;
  return (
    <div className="mt-6 grid gap-4">
      <Notice title="The history is being read." role="status">
        Events are read from the node once and kept. What the account holds is shown meanwhile.
      </Notice>
      {syncing.map((one) => (
        <div key={one.name} className="max-w-140 text-sm">
          <label className="flex flex-wrap justify-between gap-x-4">
            <span>
              {one.name}: {progressWords(one)}
            </span>
            <progress
              value={Number(one.blocksDone)}
              max={Math.max(1, Number(one.blocksTotal))}
              className="h-2.5 w-full accent-water"
            />
          </label>
          {one.trouble && <p className="text-caution">It stands still: {one.trouble}. It is tried again.</p>}
        </div>
      ))}
      <FollowSync />
    </div>
  );
}

function progressWords({ blocksDone, blocksTotal, secondsLeft }: SyncView): string {
  if (blocksTotal === 0n) return 'waits for its turn';
  const blocks = `${formatCount(blocksDone)} of ${formatCount(blocksTotal)} blocks`;
  return secondsLeft === null ? blocks : `${blocks}, about ${formatDuration(secondsLeft)} left`;
}

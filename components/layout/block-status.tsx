'use client';

import { useEffect, useState } from 'react';
import { formatDuration } from '@/lib/format/format-duration';
import { Glyph } from '../ui/glyph';

export interface BlockStatusProps {
  /** The block's number, grouped. */
  blockText: string;
  /** The block's time in unix seconds. */
  timestamp: number;
  /** The server's clock when it sent this, in unix seconds: ages do not depend on the visitor's clock. */
  serverNow: number;
  state: 'live' | 'stale' | 'unavailable';
  /** Why it is not live, in words ready to show. */
  reason?: string | undefined;
}

/** Seconds since the given server time arrived here, counted by the browser. */
function useSecondsSince(serverNow: number): number {
  const [elapsed, setElapsed] = useState({ serverNow, seconds: 0 });
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(
      () => setElapsed({ serverNow, seconds: Math.floor((performance.now() - start) / 1_000) }),
      1_000,
    );
    return () => clearInterval(timer);
  }, [serverNow]);
  return elapsed.serverNow === serverNow ? elapsed.seconds : 0;
}

/** The block all figures were read at and how old it is; only a change of state is announced. */
export function BlockStatus({ blockText, timestamp, serverNow, state, reason }: BlockStatusProps) {
  const age = formatDuration(serverNow + useSecondsSince(serverNow) - timestamp);
  const trouble = state === 'stale' ? 'Figures are old' : 'No live figures';
  const words = state === 'live' ? '' : `${trouble}${reason ? `: ${reason}` : ''}`;
  return (
    <div className="text-xs text-muted tabular-nums md:line-clamp-4 md:leading-3.5" title={words || undefined}>
      <span className="whitespace-nowrap">
        {state !== 'live' && (
          <Glyph
            shape={state === 'stale' ? 'triangle' : 'cross'}
            className={`mr-1.5 ${state === 'stale' ? 'text-caution' : 'text-loss'}`}
          />
        )}
        {blockText && (
          <>
            Block <b className="font-medium text-ink">{blockText}</b>, {age} ago
            {state !== 'live' && '. '}
          </>
        )}
      </span>
      <span role="status" className={state === 'stale' ? 'text-caution' : 'text-loss'}>
        {words}
      </span>
    </div>
  );
}

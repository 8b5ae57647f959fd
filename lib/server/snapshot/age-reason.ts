import 'server-only';

import { formatDuration } from '@/lib/format/format-duration';

/** The newest block and this server's clock; all in milliseconds by that clock, but for the block's own time. */
export interface BlockAge {
  /** The block's time, as the chain has it. */
  readonly blockMs: number;
  readonly nowMs: number;
  /** When a newer block last took the place of another; null when that has not happened yet. */
  readonly movedAtMs: number | null;
  /** From which age on a block is not live. */
  readonly oldAfterMs: number;
}

/**
 * Why the newest block is not to be called live by its age; null when it is. A clock that is off shows as a chain that
 * stands still or comes from the future: what can be told apart is told apart, and what cannot is not claimed.
 */
export function ageReason({ blockMs, nowMs, movedAtMs, oldAfterMs }: BlockAge): string | null {
  const ageMs = nowMs - blockMs;
  if (ageMs < -oldAfterMs) return `this server’s clock is ${words(-ageMs)} behind the newest block`;
  if (ageMs <= oldAfterMs) return null;
  if (movedAtMs === null || nowMs - movedAtMs > oldAfterMs)
    return 'no newer block has come for long; the node may have stopped following the chain';
  return `new blocks come and are ${words(ageMs)} old by this server’s clock: it is wrong, or the node is catching up`;
}

function words(ms: number): string {
  return formatDuration(Math.floor(ms / 1_000));
}

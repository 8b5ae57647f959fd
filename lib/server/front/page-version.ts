import 'server-only';

import type { LiveState } from '@/lib/protocols/live-state';

/** A rendering says how old its block is; it is made anew before that is off by more than this. */
const AGE_STEP_SECONDS = 10n;

/** Names what a page shows: two states with the same name make the same page. Null while there is nothing worth sharing. */
export function pageVersion(state: LiveState): string | null {
  if (state.status === 'unavailable') return null;
  const { block, history, others } = state.snapshot;
  const parts = others.map((other) => (other.status === 'ready' ? other.history.status : other.reason));
  const reason = state.status === 'stale' ? state.reason : '';
  return [block.hash, state.status, reason, history.status, ...parts, state.now / AGE_STEP_SECONDS].join('|');
}

'use client';

import { useLive } from '@/hooks/live-context';

/** What staking is, in two sentences, with the token's own name. */
export function StakeLede() {
  const live = useLive();
  const token = live.status === 'unavailable' ? 'a token' : live.snapshot.pool.tokens.rebasing.symbol;
  return (
    <>Your ETH goes to work with validators. You hold {token}, which grows as they earn and stays yours to move.</>
  );
}

'use client';

import { useClientConfig } from '@/hooks/client-config-context';
import { useLive } from '@/hooks/live-context';
import { poolOf } from '@/lib/protocols/live-state';
import { marketId } from '@/lib/protocols/market/market';
import { callsOf, isAct } from '@/lib/tx/flow-step';
import type { Flow } from '@/lib/tx/state';

import type { Quoted } from './quote-sources';
import type { TransactionStart } from './use-transaction';

/** Where a flow's quote is from; null where its pool is in no picture now, or its block was not kept. */
export function useQuoted(
  { quote, quotedAt, steps }: Flow,
  { account, pool: id, intent }: TransactionStart,
): Quoted | null {
  const live = useLive();
  const { markets } = useClientConfig();
  if (live.status === 'unavailable' || quotedAt === null) return null;
  const market = markets.find((one) => marketId(one) === id);
  const pool = poolOf(live.snapshot, id);
  const prepared = !steps.every((step) => step.kind === 'act' || step.kind === 'revoke');
  const common = { account, intent, quote, prepared, block: quotedAt };
  const acts = steps.filter(isAct).flatMap((step) => callsOf(step).slice(-1));
  if (market !== undefined) return { ...common, acts, by: { kind: 'market', market } };
  return pool === null ? null : { ...common, acts, by: { kind: 'pool', pool } };
}

import 'server-only';

import { encodeJson } from '@/lib/codec';
import { protocols } from '@/lib/protocols/registry';

import { sharedArchive } from '../archive/shared-archive';
import { type HistoryPool, readPoolHistory } from '../history/pool-history';
import { currentLive, foundPools } from '../live';
import type { FoundPools } from '../pool-reader';
import { problem } from '../problem';
import { unavailable } from './unavailable';

/** While a history is being read for the first time, asking again makes sense after so long. */
const SYNC_RETRY_SECONDS = 5;

/** A pool's rate history up to the newest block; 202 with its progress while it is being read for the first time. */
export async function historyAnswer(id: string): Promise<Response> {
  const [state, found] = [await currentLive(), await foundPools()];
  if (state.status === 'unavailable') return unavailable(state.reason);
  if (found === null) return unavailable('the contracts have not been found');
  const pool = poolOf(found, id);
  if (pool === null) return unknownPool(found);
  const answer = await readPoolHistory(sharedArchive(), pool, state.snapshot.block);
  if (answer.status === 'unavailable') return unavailable(answer.reason);
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  if (answer.status === 'ready') return new Response(encodeJson(answer.history), { headers });
  return new Response(encodeJson(answer.progress), {
    status: 202,
    headers: { ...headers, 'retry-after': String(SYNC_RETRY_SECONDS) },
  });
}

function poolOf({ lido, others }: FoundPools, id: string): HistoryPool | null {
  if (id === lido.ref.id) {
    const reports = protocols.lido.reports(lido.contracts);
    return { id, reports, fromBlock: BigInt(lido.ref.fromBlock) };
  }
  const other = others.find(({ ref }) => ref.id === id);
  if (other === undefined || !other.contracts.ok) return null;
  const { ref, protocol, contracts } = other;
  return { id, reports: protocol.reports(contracts.value), fromBlock: BigInt(ref.fromBlock) };
}

function unknownPool({ lido, others }: FoundPools): Response {
  const ids = [lido.ref.id, ...others.map(({ ref }) => ref.id)];
  return problem({
    status: 404,
    code: 'no-such-pool',
    title: 'No such pool',
    detail: `This network has ${ids.join(', ')}; a pool whose contracts cannot be found has no history.`,
  });
}

import 'server-only';

import type { Address } from 'viem';

import { queuePlace } from '@/lib/domain/queue-place';
import type { PositionView, RequestView } from '@/lib/position-view';
import { type Holding, holdingsOf } from '@/lib/protocols/holdings';
import type { LidoPool, LidoPosition } from '@/lib/protocols/lido/pool';
import { poolsOfPicture } from '@/lib/protocols/pool-pictures';
import { err, ok, type Result } from '@/lib/result';
import { wei } from '@/lib/units/units';

import { ledgerPools } from '../ledger/ledger-pools';
import { accountLive, currentLive, foundPools } from '../live';
import { accountLedgers } from './account-ledgers';
import { type HistoryAsk, historyView } from './history-view';

/** What an account holds, is worth and earned, at one block; or why nothing can be said. */
export async function readPosition(account: Address, ask: HistoryAsk): Promise<Result<PositionView, string>> {
  const [live, state, found] = [await currentLive(), await accountLive(account), await foundPools()];
  if (live.status === 'unavailable') return err(live.reason);
  if (state.status === 'unavailable') return err(state.reason);
  if (found === null) return err('the contracts have not been found');
  const { snapshot } = live;
  const { block, position } = state;
  const holdings = holdingsOf(snapshot, state, block);
  const pools = ledgerPools(found, snapshot);
  const answers = await accountLedgers(account, pools.ready, block);
  const pictures = poolsOfPicture(snapshot).flatMap((one) => (one.status === 'ready' ? [one] : []));
  const history = historyView(answers, pictures, block, ask);
  return ok({
    account,
    block,
    isOld: state.status === 'stale' || live.status === 'stale',
    holdings,
    worth: wei(holdings.held.reduce((sum, { isEther, worth }) => (isEther ? sum + (worth?.amount ?? 0n) : sum), 0n)),
    leftOut: [...holdings.held.flatMap(leftOutOf), ...holdings.failed.map(({ name }) => `what is in ${name}`)],
    ether: position.ether,
    requests: requestsOf(snapshot.pool, position),
    history: { ...history, missing: [...history.missing, ...pools.failed] },
  });
}

function leftOutOf({ amount, isEther, worth, symbol, unit, poolName }: Holding): readonly string[] {
  if (amount === 0n) return [];
  if (worth === null) return [`${symbol} whose payment ${poolName} does not tell`];
  return isEther ? [] : [`${symbol}, which is worth ${unit}`];
}

function requestsOf({ queue }: LidoPool, { requests }: LidoPosition): readonly RequestView[] {
  return requests.map(({ id, nominal, requestedAt, claimable }) => ({
    id,
    nominal,
    requestedAt,
    claimable: claimable?.ether ?? null,
    place: claimable !== null || queue.pending === null ? null : queuePlace(queue.pending, id),
  }));
}

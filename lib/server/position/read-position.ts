import 'server-only';

import type { Address } from 'viem';

import { otherUnitWords, unknownWords } from '@/lib/format/left-out-wording';
import type { PositionView } from '@/lib/position-view';
import { holdingsOf } from '@/lib/protocols/holdings';
import { knownWorth } from '@/lib/protocols/known-worth';
import { requestViewOf } from '@/lib/protocols/lido/request-view';
import { poolsOfPicture } from '@/lib/protocols/pool-pictures';
import { callsOf } from '@/lib/protocols/provenance-entry';
import { vaultsWithRequests } from '@/lib/protocols/vault-requests';
import { err, ok, type Result } from '@/lib/result';

import { rateLimit } from '../api/rate-limit';
import { ledgerPools } from '../ledger/ledger-pools';
import { accountLive, currentLive, foundPools } from '../live';
import { logger } from '../logger';
import { requestContext } from '../request-context';
import { accountLedgers } from './account-ledgers';
import { type HistoryAsk, historyView } from './history-view';
import { worthBridge } from './worth-bridge';

/** Points that a position takes from a client's allowance. */
const POINTS = 5;

/** What an account holds, is worth and earned, at one block; or why nothing can be said. */
export async function readPosition(account: Address, ask: HistoryAsk): Promise<Result<PositionView, string>> {
  if (!(await mayRead())) return err('too many positions were asked for from here; wait a minute');
  const [live, state, found] = [await currentLive(), await accountLive(account), await foundPools()];
  if (live.status === 'unavailable') return err(live.reason);
  if (state.status === 'unavailable') return err(state.reason);
  if (found === null) return err('the contracts have not been found');
  const { snapshot } = live;
  const { block, position } = state;
  const holdings = holdingsOf(snapshot, state, block);
  const requests = position.requests.map((request) => requestViewOf(request, snapshot.pool));
  const pools = ledgerPools(found, snapshot);
  const answers = await accountLedgers(account, pools.ready, block);
  const pictures = poolsOfPicture(snapshot).flatMap((one) => (one.status === 'ready' ? [one] : []));
  const history = historyView(answers, pictures, block, ask);
  const worth = knownWorth(holdings.held).amount;
  return ok({
    account,
    block,
    isOld: state.status === 'stale' || live.status === 'stale',
    holdings,
    worth,
    bridge: history.total && worthBridge(pools.ready, holdings.held, requests, history.total.statement.closing),
    unknown: unknownWords(holdings),
    otherUnits: otherUnitWords(holdings),
    ether: position.ether,
    etherOrigin: callsOf(snapshot.pool.contracts.multicall, 'Multicall3')(
      'Not staked',
      'getEthBalance(address)(uint256)',
      'The account’s own ETH, which is in no pool.',
      [account],
    ),
    requests,
    vaults: vaultsWithRequests(snapshot, state),
    history: { ...history, missing: [...history.missing, ...pools.failed] },
  });
}

/** A position costs the server much more than a page. A counter that cannot count is no reason to turn people away. */
async function mayRead(): Promise<boolean> {
  try {
    return (await rateLimit().take(requestContext().client, POINTS)).allowed;
  } catch (error) {
    logger().warn({ err: error }, 'the rate limit cannot be counted');
    return true;
  }
}

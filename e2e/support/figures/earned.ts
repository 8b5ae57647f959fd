import type { Address } from 'viem';

import { movesOf } from './account-book';
import { marksOf, type Pool } from './pool-history';
import { onceAt, type ReadAt, wordOf, wordsOf } from './read-at';

/** What an account earned, and the capital that earned it over time: wei × 1e27, and that × seconds. */
export interface Earned {
  readonly earned: bigint;
  readonly capital: bigint;
  /** Reports that found something held. */
  readonly reports: readonly EarningReport[];
  /** When the account first had something, unix seconds; null when it never had. */
  readonly since: bigint | null;
}

/** What a report brought it. */
interface EarningReport {
  readonly pool: Pool;
  readonly at: bigint;
  /** wei × 1e27 */
  readonly change: bigint;
}

const RAY = 10n ** 27n;

/** Of all pools together, from the account's own movements and the logs of reports. */
export function earnedBy(at: ReadAt, account: Address): Promise<Earned> {
  return onceAt(at, `earned by ${account}`, async () => {
    const [lido, vault] = await Promise.all([earnedIn(at, 'lido', account), earnedIn(at, 'vault', account)]);
    const since = [lido.since, vault.since].flatMap((one) => (one === null ? [] : [one]));
    return {
      earned: lido.earned + vault.earned,
      capital: lido.capital + vault.capital,
      reports: [...lido.reports, ...vault.reports].toSorted((a, b) => (a.at < b.at ? -1 : 1)),
      since: since.reduce<bigint | null>((least, one) => (least === null || one < least ? one : least), null),
    };
  });
}

/** Goes through what happened in order: what is held grows and shrinks by movements, and its worth by reports. */
async function earnedIn(at: ReadAt, pool: Pool, account: Address): Promise<Earned> {
  const marks = await marksOf(at, pool);
  const moves = await movesOf(at, pool, account);
  const first = moves[0];
  if (first === undefined) return { earned: 0n, capital: 0n, reports: [], since: null };
  const rateOf = ([assets, shares]: readonly [bigint, bigint]) => (assets * RAY) / shares;
  const before = marks.findLast(({ block }) => block <= first.block);
  if (before === undefined) throw new Error(`no report of ${pool} came before the account did`);
  const after = marks.filter(({ block }) => block > first.block);
  const steps = [
    ...moves.map(({ block, shares }) => ({ block, shares, mark: null })),
    ...after.map((mark) => ({ block: mark.block, shares: 0n, mark })),
  ].toSorted((a, b) => Number(a.block - b.block));
  const since = await timeOf(at, first.block);
  let [rate, held, earned, capital, last] = [rateOf(before.after), 0n, 0n, 0n, since];
  const reports: EarningReport[] = [];
  for (const { block, shares, mark } of steps) {
    const now = await timeOf(at, block);
    capital += held * rate * (now - last);
    last = now;
    held += shares;
    if (mark === null) continue;
    const to = rateOf(mark.after);
    earned += held * (to - rate);
    if (held > 0n) reports.push({ pool, at: now, change: held * (to - rateOf(mark.before ?? before.after)) });
    rate = to;
  }
  capital += held * rate * (at.block.timestamp - last);
  // Deposits of others move the rate by what their rounding leaves.
  earned += held * ((await rateNow(at, pool)) - rate);
  return { earned, capital, reports, since };
}

async function rateNow(at: ReadAt, pool: Pool): Promise<bigint> {
  const { Lido } = at.contracts.addresses;
  if (pool === 'lido') {
    const [assets, shares] = await Promise.all([
      wordOf(at, Lido, 'getTotalPooledEther()'),
      wordOf(at, Lido, 'getTotalShares()'),
    ]);
    return (assets * RAY) / shares;
  }
  const [worth = 0n] = await wordsOf(at, at.contracts.vault.vault, 'convertToAssets(uint256)', [10n ** 38n]);
  return worth / 10n ** 11n;
}

function timeOf(at: ReadAt, blockNumber: bigint): Promise<bigint> {
  return onceAt(at, `time of ${blockNumber}`, async () => (await at.client.getBlock({ blockNumber })).timestamp);
}

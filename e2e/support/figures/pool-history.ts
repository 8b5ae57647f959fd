import { type AbiEvent, type Address, parseAbi } from 'viem';

import { type Expected, percent } from './figure-maths';
import type { ReadAt } from './read-at';

const [REBASED, UPDATED, REPORTED, FINALIZED] = parseAbi([
  'event TokenRebased(uint256 indexed reportTimestamp, uint256 timeElapsed, uint256 preTotalShares, uint256 preTotalEther, uint256 postTotalShares, uint256 postTotalEther, uint256 sharesMintedAsFees)',
  'event BalancesUpdated(uint256 indexed block, uint256 slotTimestamp, uint256 totalEth, uint256 stakingEth, uint256 rethSupply, uint256 blockTimestamp)',
  'event Reported(uint256 gain, uint256 loss, uint256 totalAssets, uint256 totalShares, uint256 timestamp)',
  'event WithdrawalsFinalized(uint256 indexed from, uint256 indexed to, uint256 amountOfETHLocked, uint256 sharesToBurn, uint256 timestamp)',
]);

const YEAR = 31_536_000n;
const DAY = 86_400n;

/** A report: when its data was taken, since when it counts, and the two numbers of the rate on both sides. */
interface Report {
  readonly at: bigint;
  readonly since: bigint;
  readonly before: readonly [assets: bigint, shares: bigint];
  readonly after: readonly [assets: bigint, shares: bigint];
}

/** The yearly growth over a window of days, without compounding, from the raw logs of a pool's reports. */
export async function yearlyGrowth(
  at: ReadAt,
  pool: 'lido' | 'rocket-pool' | 'vault',
  days: bigint,
): Promise<Expected> {
  const reports = (await reportsOf(at, pool)).filter((one) => one.at >= at.block.timestamp - days * DAY);
  const [first, last] = [reports[0], reports.at(-1)];
  if (first === undefined || last === undefined) throw new Error(`${pool} has no report in ${days} days`);
  const [beforeAssets, beforeShares] = first.before;
  const [afterAssets, afterShares] = last.after;
  // after ÷ before − 1, as one fraction
  const grown = afterAssets * beforeShares - beforeAssets * afterShares;
  return percent(grown * YEAR, beforeAssets * afterShares * (last.at - first.since));
}

/** How many payments of the queue there were, and what they set aside together. */
export async function paymentsOf(at: ReadAt): Promise<{ readonly count: number; readonly wei: bigint }> {
  const logs = await logsOf(at, at.contracts.addresses.WithdrawalQueueERC721, FINALIZED);
  return { count: logs.length, wei: logs.reduce((sum, args) => sum + numberOf(args, 'amountOfETHLocked'), 0n) };
}

async function reportsOf(at: ReadAt, pool: 'lido' | 'rocket-pool' | 'vault'): Promise<readonly Report[]> {
  const { contracts } = at;
  if (pool === 'lido') {
    const logs = await logsOf(at, contracts.addresses.Lido, REBASED);
    return logs.flatMap((args) => {
      const [time, elapsed] = [numberOf(args, 'reportTimestamp'), numberOf(args, 'timeElapsed')];
      const before = [numberOf(args, 'preTotalEther'), numberOf(args, 'preTotalShares')] as const;
      const after = [numberOf(args, 'postTotalEther'), numberOf(args, 'postTotalShares')] as const;
      return elapsed > 0n ? [{ at: time, since: time - elapsed, before, after }] : [];
    });
  }
  const marks =
    pool === 'rocket-pool'
      ? (await logsOf(at, contracts.rocketPool.addresses.RocketNetworkBalances, UPDATED)).map((args) => ({
          at: numberOf(args, 'slotTimestamp'),
          rate: [numberOf(args, 'totalEth'), numberOf(args, 'rethSupply')] as const,
        }))
      : (await logsOf(at, contracts.vault.vault, REPORTED)).map((args) => ({
          at: numberOf(args, 'timestamp'),
          rate: [numberOf(args, 'totalAssets'), numberOf(args, 'totalShares')] as const,
        }));
  // Such a report does not say what was before it: the one before does.
  return marks.flatMap((mark, index) => {
    const previous = marks[index - 1];
    return previous === undefined || mark.at <= previous.at
      ? []
      : [{ at: mark.at, since: previous.at, before: previous.rate, after: mark.rate }];
  });
}

async function logsOf({ client, block }: ReadAt, address: Address, event: AbiEvent): Promise<readonly object[]> {
  const logs = await client.getLogs({ address, event, fromBlock: 0n, toBlock: block.number });
  return logs.map(({ args }) => args as object);
}

function numberOf(args: object, name: string): bigint {
  const value: unknown = Reflect.get(args, name);
  if (typeof value !== 'bigint') throw new Error(`a log has no ${name}`);
  return value;
}

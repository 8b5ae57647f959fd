import { type AbiEvent, type Address, parseAbi } from 'viem';

import { type Expected, percent } from './figure-maths';
import { onceAt, type ReadAt } from './read-at';

const [REBASED, UPDATED, REPORTED, FINALIZED, REQUESTED, CLAIMED] = parseAbi([
  'event TokenRebased(uint256 indexed reportTimestamp, uint256 timeElapsed, uint256 preTotalShares, uint256 preTotalEther, uint256 postTotalShares, uint256 postTotalEther, uint256 sharesMintedAsFees)',
  'event BalancesUpdated(uint256 indexed block, uint256 slotTimestamp, uint256 totalEth, uint256 stakingEth, uint256 rethSupply, uint256 blockTimestamp)',
  'event Reported(uint256 gain, uint256 loss, uint256 totalAssets, uint256 totalShares, uint256 timestamp)',
  'event WithdrawalsFinalized(uint256 indexed from, uint256 indexed to, uint256 amountOfETHLocked, uint256 sharesToBurn, uint256 timestamp)',
  'event WithdrawalRequested(uint256 indexed requestId, address indexed requestor, address indexed owner, uint256 amountOfStETH, uint256 amountOfShares)',
  'event WithdrawalClaimed(uint256 indexed requestId, address indexed owner, address indexed receiver, uint256 amountOfETH)',
]);

const YEAR = 31_536_000n;
const DAY = 86_400n;

/** A report: when its data was taken, since when it counts, and the two numbers of the rate on both sides. */
interface Report {
  readonly at: bigint;
  readonly since: bigint;
  readonly before: Fraction;
  readonly after: Fraction;
}

type Fraction = readonly [assets: bigint, shares: bigint];

/** A pool of the local chain. */
export type Pool = 'lido' | 'rocket-pool' | 'vault';

/** The pool that an address or a name means. */
export function poolNamed(name: string): Pool {
  if (/rocket/i.test(name)) return 'rocket-pool';
  return /vault/i.test(name) ? 'vault' : 'lido';
}

/** What a report says of the rate, with the rate of the one before it; null for the first. */
export interface Mark {
  readonly at: bigint;
  readonly block: bigint;
  /** Seconds since the report before, by its own word; 0 where it does not tell. */
  readonly elapsed: bigint;
  readonly before: Fraction | null;
  readonly after: Fraction;
}

/** The yearly growth over a window of days, without compounding, from the raw logs of a pool's reports. */
export async function yearlyGrowth(at: ReadAt, pool: Pool, days: bigint): Promise<Expected> {
  const { first, last } = await windowOf(at, pool, days);
  const [beforeAssets, beforeShares] = first.before;
  const [afterAssets, afterShares] = last.after;
  // after ÷ before − 1, as one fraction
  const grown = afterAssets * beforeShares - beforeAssets * afterShares;
  return percent(grown * YEAR, beforeAssets * afterShares * (last.at - first.since));
}

/** The reports of the last so many days. */
export async function windowOf(
  at: ReadAt,
  pool: Pool,
  days: bigint,
): Promise<{ readonly first: Report; readonly last: Report; readonly count: bigint; readonly seconds: bigint }> {
  const reports = (await reportsOf(at, pool)).filter((one) => one.at >= at.block.timestamp - days * DAY);
  const [first, last] = [reports[0], reports.at(-1)];
  if (first === undefined || last === undefined) throw new Error(`${pool} has no report in ${days} days`);
  return { first, last, count: BigInt(reports.length), seconds: last.at - first.since };
}

/** A payment of the queue by a report. */
export interface Payment {
  readonly at: bigint;
  readonly block: bigint;
  readonly from: bigint;
  readonly to: bigint;
  readonly wei: bigint;
}

/** All payments of the queue, oldest first. */
export async function paymentsOf(at: ReadAt): Promise<readonly Payment[]> {
  const logs = await logsOf(at, at.contracts.addresses.WithdrawalQueueERC721, FINALIZED);
  return logs.map(({ args, block }) => ({
    at: numberOf(args, 'timestamp'),
    block,
    from: numberOf(args, 'from'),
    to: numberOf(args, 'to'),
    wei: numberOf(args, 'amountOfETHLocked'),
  }));
}

/** The payment that a request was part of. */
export async function paymentOf(at: ReadAt, id: bigint): Promise<Payment> {
  const payment = (await paymentsOf(at)).find(({ from, to }) => from <= id && id <= to);
  if (payment === undefined) throw new Error(`request ${id} is not paid`);
  return payment;
}

/** What each request asked for, wei, by its id. */
async function askedOf(at: ReadAt): Promise<ReadonlyMap<bigint, bigint>> {
  const logs = await logsOf(at, at.contracts.addresses.WithdrawalQueueERC721, REQUESTED);
  return new Map(logs.map(({ args }) => [numberOf(args, 'requestId'), numberOf(args, 'amountOfStETH')]));
}

/** What requests from one to another asked for together, wei. */
export async function sumAsked(at: ReadAt, from: bigint, to: bigint): Promise<bigint> {
  const asked = await askedOf(at);
  return [...asked].reduce((sum, [id, wei]) => (from <= id && id <= to ? sum + wei : sum), 0n);
}

/** What the claim of a request paid, wei, and in which block. */
export async function claimOf(at: ReadAt, id: bigint): Promise<{ readonly wei: bigint; readonly block: bigint }> {
  const logs = await logsOf(at, at.contracts.addresses.WithdrawalQueueERC721, CLAIMED);
  const log = logs.find(({ args }) => numberOf(args, 'requestId') === id);
  if (log === undefined) throw new Error(`request ${id} is not claimed`);
  return { wei: numberOf(log.args, 'amountOfETH'), block: log.block };
}

/** Every rate that a pool's reports tell, oldest first. */
export function marksOf(at: ReadAt, pool: Pool): Promise<readonly Mark[]> {
  return onceAt(at, `marks of ${pool}`, async () => {
    const told = await toldBy(at, pool);
    return told.map((mark, index) => ({ ...mark, before: mark.before ?? told[index - 1]?.after ?? null }));
  });
}

async function toldBy(at: ReadAt, pool: Pool): Promise<readonly Mark[]> {
  const { contracts } = at;
  const fraction = (args: object, assets: string, shares: string): Fraction => [
    numberOf(args, assets),
    numberOf(args, shares),
  ];
  switch (pool) {
    case 'lido':
      return (await logsOf(at, contracts.addresses.Lido, REBASED)).map(({ args, block }) => ({
        at: numberOf(args, 'reportTimestamp'),
        block,
        elapsed: numberOf(args, 'timeElapsed'),
        before: fraction(args, 'preTotalEther', 'preTotalShares'),
        after: fraction(args, 'postTotalEther', 'postTotalShares'),
      }));
    case 'rocket-pool':
      return (await logsOf(at, contracts.rocketPool.addresses.RocketNetworkBalances, UPDATED)).map(
        ({ args, block }) => ({
          at: numberOf(args, 'slotTimestamp'),
          block,
          elapsed: 0n,
          before: null,
          after: fraction(args, 'totalEth', 'rethSupply'),
        }),
      );
    case 'vault':
      return (await logsOf(at, contracts.vault.vault, REPORTED)).map(({ args, block }) => ({
        at: numberOf(args, 'timestamp'),
        block,
        elapsed: 0n,
        before: null,
        after: fraction(args, 'totalAssets', 'totalShares'),
      }));
  }
}

async function reportsOf(at: ReadAt, pool: Pool): Promise<readonly Report[]> {
  if (pool === 'lido') {
    const marks = await marksOf(at, pool);
    return marks.flatMap(({ at: time, elapsed, before, after }) => {
      return before === null || elapsed <= 0n ? [] : [{ at: time, since: time - elapsed, before, after }];
    });
  }
  // Such a report does not say what was before it: the one before does.
  const marks = await marksOf(at, pool);
  return marks.flatMap((mark, index) => {
    const previous = marks[index - 1];
    return previous === undefined || mark.before === null || mark.at <= previous.at
      ? []
      : [{ at: mark.at, since: previous.at, before: mark.before, after: mark.after }];
  });
}

interface ReadLog {
  readonly args: object;
  readonly block: bigint;
}

function logsOf(at: ReadAt, address: Address, event: AbiEvent): Promise<readonly ReadLog[]> {
  return onceAt(at, `${event.name} of ${address}`, async () => {
    const logs = await at.client.getLogs({ address, event, fromBlock: 0n, toBlock: at.block.number });
    return logs.map(({ args, blockNumber }) => ({ args: args as object, block: blockNumber ?? 0n }));
  });
}

function numberOf(args: object, name: string): bigint {
  const value: unknown = Reflect.get(args, name);
  if (typeof value !== 'bigint') throw new Error(`a log has no ${name}`);
  return value;
}

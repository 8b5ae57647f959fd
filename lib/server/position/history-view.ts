import 'server-only';

import { type AccountYield, accountYield, sumOfYields, yearlyYield } from '@/lib/domain/account-yield';
import { type HeldAfter, heldLines } from '@/lib/domain/held-lines';
import { type Statement, type StatementPart, statementOf } from '@/lib/domain/ledger-statement';
import { positionSeries } from '@/lib/domain/position-series';
import type { RatePoint } from '@/lib/domain/rate-series';
import { rayFromShareRate } from '@/lib/domain/share-rate';
import type { HistoryView, LineView, PoolHistoryView, SyncView, TotalView } from '@/lib/position-view';
import { earnedOrigins, reportOrigin } from '@/lib/protocols/earned-origins';
import type { LedgerOrigins } from '@/lib/protocols/ledger-origins';
import type { ReadPool } from '@/lib/protocols/pool-pictures';
import type { BlockRef } from '@/lib/protocols/protocol';
import { provenanceOfAny } from '@/lib/protocols/provenance-of-all';
import { type UnixSeconds, unixSeconds, wei } from '@/lib/units/units';

import type { FilterProgress } from '../archive/progress';
import { type TimedLine, timedLines } from '../ledger/ledger-lines';
import type { NamedLedgerPool } from '../ledger/ledger-pools';
import type { LedgerAnswer } from '../ledger/read-ledger';
import type { PoolAnswer } from './account-ledgers';

/** Points of a drawn line. */
const MOST_POINTS = 90;
/** Lines of the ledger on one page. */
const LINES_PER_PAGE = 40;

/** What a visitor asked to see. */
export interface HistoryAsk {
  readonly since: UnixSeconds | null;
  /** From 1. */
  readonly page: number;
}

interface Ready {
  readonly pool: NamedLedgerPool;
  readonly found: Extract<LedgerAnswer, { status: 'ready' }>;
  readonly lines: readonly (TimedLine & HeldAfter)[];
}

/** What is known of an account's past, as pages show it. */
export function historyView(
  answers: readonly PoolAnswer[],
  pictures: readonly ReadPool[],
  block: BlockRef,
  { since, page }: HistoryAsk,
): HistoryView {
  const ready = answers.flatMap(({ pool, found }): readonly Ready[] =>
    found.status === 'ready'
      ? [{ pool, found, lines: [...heldLines(found.opening, timedLines(found.ledger, found.times, block))] }]
      : [],
  );
  const pools = ready.flatMap((one) => poolView(one, pictures, since)).filter((pool) => isWorthShowing(pool.statement));
  const all = ready.flatMap((one) => lineViews(one, since)).sort(newestFirst);
  const pages = Math.max(1, Math.ceil(all.length / LINES_PER_PAGE));
  const shown = Math.min(page, pages);
  return {
    since,
    pools,
    syncing: answers.flatMap(syncOf),
    missing: answers.flatMap(missingOf),
    total: totalOf(ready, pictures, block, since),
    lines: all.slice((shown - 1) * LINES_PER_PAGE, shown * LINES_PER_PAGE).map(({ logIndex: _, ...line }) => line),
    page: shown,
    pages,
    lineCount: all.length,
  };
}

function isWorthShowing({ opening, closing, lines }: Statement): boolean {
  return opening !== 0n || closing !== 0n || lines > 0;
}

function poolView(
  { pool, found, lines }: Ready,
  pictures: readonly ReadPool[],
  since: UnixSeconds | null,
): readonly PoolHistoryView[] {
  const { id, name, unit, decimals, isEther } = pool;
  const picture = pictures.find((one) => one.id === id);
  // Ledgers are made of pools of the same picture.
  if (picture === undefined) return [];
  const points = picture.history.status === 'ready' ? picture.history.points : [];
  const { shares, wrapped, queued, rate } = found.closing;
  const view = {
    ...{ id, name, unit, decimals, isEther },
    statement: statementOf(found.ledger, lines, since),
    isDerived: found.openingSource === 'derived',
    closing: { held: { shares, wrapped, queued }, rate: rayFromShareRate(rate) },
    inputsHash: found.inputsHash,
    rates: thinned(points.filter(({ at }) => since === null || at >= since)),
    rateUnit: picture.facts.rateUnit,
    token: tokenOf(pool),
    origins: originsOf(pool, picture),
  };
  return [view];
}

function tokenOf({ tokens: { rebasing, wrapped } }: NamedLedgerPool): PoolHistoryView['token'] {
  return { rebasing: rebasing?.symbol ?? null, symbol: wrapped.symbol, decimals: wrapped.decimals };
}

function originsOf({ source: { origins } }: NamedLedgerPool, { pool }: ReadPool): LedgerOrigins {
  const [report, rate] = [provenanceOfAny(pool, 'apr'), provenanceOfAny(pool, 'rate')];
  const reported = { contract: report.contract, contractName: report.contractName, call: report.call };
  const { contract, contractName, call, args } = rate;
  return { ...origins, events: { ...origins.events, reported }, rate: { contract, contractName, call, args } };
}

/** As many points as are drawn: the last of each group, or its last loss. */
function thinned(points: readonly RatePoint[]): readonly RatePoint[] {
  const group = Math.ceil(points.length / MOST_POINTS);
  return Array.from({ length: Math.ceil(points.length / Math.max(1, group)) }, (_, index) => {
    const some = points.slice(index * group, (index + 1) * group);
    return some.findLast(({ loss }) => loss) ?? some.at(-1);
  }).flatMap((point) => (point === undefined ? [] : [point]));
}

function totalOf(
  ready: readonly Ready[],
  pictures: readonly ReadPool[],
  block: BlockRef,
  since: UnixSeconds | null,
): TotalView | null {
  const counted = ready.filter(({ pool }) => pool.isEther);
  if (counted.length === 0) return null;
  const statements = counted.map(({ found, lines }) => statementOf(found.ledger, lines, since));
  const firsts = counted.flatMap(({ lines }) => lines.slice(0, 1)).map(({ at }) => at);
  const earliest = firsts.reduce((least, at) => (at < least ? at : least), block.timestamp as bigint);
  const from = since !== null && since > earliest ? since : unixSeconds(earliest);
  const yields = counted.map(({ found, lines }): AccountYield => {
    const { shares, wrapped, rate } = found.opening;
    return accountYield((shares + wrapped) * rayFromShareRate(rate), lines, { from, to: block.timestamp });
  });
  const sum = sumOfYields(yields);
  const streams = counted.map(({ found, lines }) => ({ opening: found.ledger.opening, lines }));
  return {
    statement: sumOfStatements(statements),
    apr: yearlyYield(sum),
    reports: sum.reports,
    from,
    points: positionSeries(streams, since, MOST_POINTS),
    lastReport: lastReportOf(counted, pictures),
    origins: earnedOrigins(
      pictures
        .filter(({ id }) => counted.some(({ pool, lines }) => pool.id === id && lines.length > 0))
        .map(({ name, pool }) => ({ name, rate: provenanceOfAny(pool, 'apr') })),
    ),
  };
}

function lastReportOf(ready: readonly Ready[], pictures: readonly ReadPool[]): TotalView['lastReport'] {
  const reports = ready.flatMap(({ pool, lines }) => {
    const line = lines.findLast(({ report }) => report !== null);
    const picture = pictures.find(({ id }) => id === pool.id);
    const origin = picture === undefined ? null : reportOrigin(provenanceOfAny(picture.pool, 'apr'));
    return line === undefined ? [] : [{ at: unixSeconds(line.at), pool: pool.name, change: wei(line.change), origin }];
  });
  return reports.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}

/** Several pools' statements as one. */
function sumOfStatements(statements: readonly Statement[]): Statement {
  const total = (of: (one: Statement) => bigint) => wei(statements.reduce((sum, one) => sum + of(one), 0n));
  const part = (name: StatementPart) => total(({ parts }) => parts[name]);
  return {
    opening: total(({ opening }) => opening),
    parts: {
      deposits: part('deposits'),
      transfers: part('transfers'),
      moves: part('moves'),
      payouts: part('payouts'),
      fees: part('fees'),
      rewards: part('rewards'),
      losses: part('losses'),
      drift: part('drift'),
    },
    rounding: total(({ rounding }) => rounding),
    closing: total(({ closing }) => closing),
    earned: total(({ earned }) => earned),
    lines: statements.reduce((sum, { lines }) => sum + lines, 0),
  };
}

function lineViews(
  { pool, lines }: Ready,
  since: UnixSeconds | null,
): readonly (LineView & { logIndex: number | null })[] {
  return lines.flatMap(({ at, kind, blockNumber, transaction, logIndex, change, balance, moved, ...then }) => {
    if (since !== null && at < since) return [];
    const { held, rate, rateBefore } = then;
    const { shares, wrapped, queued } = moved;
    const line = { kind, at: unixSeconds(at), blockNumber, transaction, logIndex, change, balance };
    return [{ ...line, pool: pool.id, moved: { shares, wrapped, queued }, held, rate, rateBefore }];
  });
}

function newestFirst(
  a: { readonly blockNumber: bigint; readonly logIndex: number | null },
  b: { readonly blockNumber: bigint; readonly logIndex: number | null },
): number {
  if (a.blockNumber !== b.blockNumber) return a.blockNumber < b.blockNumber ? 1 : -1;
  return (b.logIndex ?? Number.MAX_SAFE_INTEGER) - (a.logIndex ?? Number.MAX_SAFE_INTEGER);
}

function syncOf({ pool, found }: PoolAnswer): readonly SyncView[] {
  if (found.status !== 'syncing') return [];
  const sum = (of: (progress: FilterProgress) => bigint) => found.progress.reduce((total, one) => total + of(one), 0n);
  const left = found.progress.map(({ secondsLeft }) => secondsLeft);
  const known = left.flatMap((seconds) => (seconds === null ? [] : [seconds]));
  return [
    {
      name: pool.name,
      blocksDone: sum(({ blocksDone }) => blocksDone),
      blocksTotal: sum(({ blocksTotal }) => blocksTotal),
      secondsLeft: known.length === left.length ? Math.max(...known) : null,
      trouble: found.progress.find(({ state }) => state === 'failed')?.reason ?? null,
    },
  ];
}

function missingOf({ pool, found }: PoolAnswer): HistoryView['missing'] {
  switch (found.status) {
    case 'ready':
    case 'syncing':
      return [];
    case 'unavailable':
      return [{ name: pool.name, reason: found.reason }];
    case 'not-kept':
      return [{ name: pool.name, reason: 'no node keeps what the account had at this block' }];
    case 'mismatch':
      return [{ name: pool.name, reason: mismatchWords(found) }];
  }
}

/** By how much the events miss what the chain says. Nothing is shown rather than something wrong. */
function mismatchWords({ mismatch }: Extract<LedgerAnswer, { status: 'mismatch' }>): string {
  if (mismatch === null) return 'its events lead to less than nothing, so some are missing';
  const { found, expected } = mismatch;
  const parts = (['shares', 'wrapped', 'queued'] as const).flatMap((part) =>
    found[part] === expected[part] ? [] : [`${part} by ${found[part] - expected[part]}`],
  );
  return `its events do not lead to the balances on the chain; they differ in ${parts.join(', ')} (smallest units)`;
}

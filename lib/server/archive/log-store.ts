import 'server-only';

import { and, asc, count, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import type { Hex } from 'viem';

import { type BlockRange, type Coverage, extended } from './block-range';
import type { Database } from './database';
import type { RawLog } from './raw-log';
import { archiveCoverage, archiveLogs } from './schema';

/** Rows of one insert: a few megabytes, whatever logs look like. */
const INSERT_ROWS = 5_000;

/** Somebody else has stored blocks of the same history meanwhile; what was to be stored is not needed. */
export class CoverageMovedError extends Error {
  override readonly name = 'CoverageMovedError';
}

/** Narrows what is read: logs with one of these first topics, and with this second one. */
export interface StoredSelection {
  readonly topic0?: readonly Hex[];
  readonly topic1?: Hex;
}

/** Stored logs of one chain, by filter. */
export class LogStore {
  readonly #chainId: bigint;

  constructor(
    readonly database: Database,
    chainId: number,
  ) {
    this.#chainId = BigInt(chainId);
  }

  /** Which blocks of a filter are stored; null when none are. */
  async coverageOf(key: string): Promise<Coverage | null> {
    const [row] = await this.database.orm.select().from(archiveCoverage).where(this.#isCoverage(key));
    return row === undefined ? null : { from: row.fromBlock, to: row.toBlock, toHash: row.toHash };
  }

  /** Stored logs in the order of the chain. */
  async read(key: string, range: BlockRange, selection: StoredSelection = {}): Promise<readonly RawLog[]> {
    const rows = await this.database.orm
      .select()
      .from(archiveLogs)
      .where(
        and(
          this.#isLog(key),
          gte(archiveLogs.blockNumber, range.from),
          lte(archiveLogs.blockNumber, range.to),
          selection.topic0 && inArray(archiveLogs.topic0, [...selection.topic0]),
          selection.topic1 && eq(archiveLogs.topic1, selection.topic1),
        ),
      )
      .orderBy(asc(archiveLogs.blockNumber), asc(archiveLogs.logIndex));
    return rows.map(logOf);
  }

  /** How many logs of a filter are stored. */
  async countOf(key: string): Promise<number> {
    const [row] = await this.database.orm.select({ logs: count() }).from(archiveLogs).where(this.#isLog(key));
    return row?.logs ?? 0;
  }

  /**
   * Stores the logs of a range next to what is stored, and that they are there, or neither.
   * @param stored what the caller takes to be stored
   * @throws CoverageMovedError when something else is
   */
  async append(key: string, stored: Coverage | null, range: Coverage, logs: readonly RawLog[]): Promise<Coverage> {
    const next = extended(stored, range);
    await this.database.orm.transaction(async (tx) => {
      const values = { fromBlock: next.from, toBlock: next.to, toHash: next.toHash, updatedAt: sql`now()` };
      const moved =
        stored === null
          ? await tx
              .insert(archiveCoverage)
              .values({ chainId: this.#chainId, filterKey: key, ...values })
              .onConflictDoNothing()
              .returning({ to: archiveCoverage.toBlock })
          : await tx
              .update(archiveCoverage)
              .set(values)
              .where(
                and(
                  this.#isCoverage(key),
                  eq(archiveCoverage.fromBlock, stored.from),
                  eq(archiveCoverage.toBlock, stored.to),
                  eq(archiveCoverage.toHash, stored.toHash),
                ),
              )
              .returning({ to: archiveCoverage.toBlock });
      if (moved.length !== 1) throw new CoverageMovedError(`${key} is stored up to another block`);
      for (let at = 0; at < logs.length; at += INSERT_ROWS) {
        await tx.execute(this.#insertOf(key, logs.slice(at, at + INSERT_ROWS)));
      }
    });
    return next;
  }

  /** Forgets a filter: its chain is not the one that was stored. */
  async drop(key: string): Promise<void> {
    await this.database.orm.transaction(async (tx) => {
      await tx.delete(archiveCoverage).where(this.#isCoverage(key));
      await tx.delete(archiveLogs).where(this.#isLog(key));
    });
  }

  #isCoverage(key: string) {
    return and(eq(archiveCoverage.chainId, this.#chainId), eq(archiveCoverage.filterKey, key));
  }

  #isLog(key: string) {
    return and(eq(archiveLogs.chainId, this.#chainId), eq(archiveLogs.filterKey, key));
  }

  /** All rows as one value: thirteen parameters for each would cost more than the rows. */
  #insertOf(key: string, logs: readonly RawLog[]) {
    return sql`insert into ${archiveLogs}
      (chain_id, filter_key, block_number, log_index, block_hash, transaction_hash, address,
       topic0, topic1, topic2, topic3, data, block_timestamp)
      select ${this.#chainId}::bigint, ${key}::text, r.n, r.i, decode(r.h, 'hex'), decode(r.t, 'hex'), decode(r.a, 'hex'),
       decode(r.t0, 'hex'), decode(r.t1, 'hex'), decode(r.t2, 'hex'), decode(r.t3, 'hex'), decode(r.d, 'hex'), r.s
      from json_to_recordset(${JSON.stringify(logs.map(jsonRow))}::json) as
       r(n bigint, i int, h text, t text, a text, t0 text, t1 text, t2 text, t3 text, d text, s bigint)`;
  }
}

function jsonRow(log: RawLog) {
  const [t0, t1, t2, t3] = log.topics.map(digits);
  const { blockNumber, blockTimestamp } = log;
  return {
    n: blockNumber.toString(),
    i: log.logIndex,
    h: digits(log.blockHash),
    t: digits(log.transactionHash),
    a: digits(log.address),
    ...{ t0, t1, t2, t3 },
    d: digits(log.data),
    s: blockTimestamp?.toString() ?? null,
  };
}

function digits(hex: Hex): string {
  return hex.slice(2);
}

function logOf(row: typeof archiveLogs.$inferSelect): RawLog {
  const { blockNumber, blockHash, logIndex, transactionHash, address, data, blockTimestamp } = row;
  const topics = [row.topic0, row.topic1, row.topic2, row.topic3].filter((topic) => topic !== null);
  return { blockNumber, blockHash, logIndex, transactionHash, address, topics, data, blockTimestamp };
}

import 'server-only';

import postgres from 'postgres';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';

import { databaseFaultOf } from '../archive/database-fault';
import { logger } from '../logger';
import { soon } from '../soon';

/** A request waits for its count no longer than this. */
const PATIENCE_MS = 2_000;
/** After a failure the database is left alone for so long, and each process counts for itself. */
const PAUSE_MS = 5_000;
const MOST_CONNECTIONS = 4;

interface Query {
  readonly text: string;
  readonly values: (string | number | null)[];
}

/**
 * A counter that all processes on one Postgres share; the migrations make its table. While the database cannot be used,
 * each process counts for itself, up to the same limit.
 */
export function sharedCounter(databaseUrl: string, window: { readonly points: number; readonly duration: number }) {
  const client = new CountingClient(databaseUrl);
  const insuranceLimiter = new RateLimiterMemory({ ...window, keyPrefix: 'api' });
  const counter = new RateLimiterPostgres({
    ...window,
    storeClient: client,
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: 'api',
    insuranceLimiter,
    // Whoever has spent everything is turned away without asking the database again.
    inMemoryBlockOnConsumed: window.points + 1,
  });
  return Object.assign(counter, { close: () => client.close() });
}

/** What the counter needs of a database: one query at a time, quick or not at all. */
class CountingClient {
  readonly #pool: postgres.Sql;
  #pausedUntil = 0;

  constructor(databaseUrl: string) {
    this.#pool = postgres(databaseUrl, {
      max: MOST_CONNECTIONS,
      idle_timeout: 60,
      connect_timeout: 5,
      onnotice: () => undefined,
      fetch_types: false,
      connection: { application_name: 'millrace-limits', statement_timeout: PATIENCE_MS },
    });
  }

  async query({ text, values }: Query): Promise<{ readonly rows: readonly unknown[] }> {
    if (Date.now() < this.#pausedUntil) throw new Error('the database is left alone for a moment');
    try {
      return { rows: await soon(this.#pool.unsafe(text, values, { prepare: true }), PATIENCE_MS, tooLate) };
    } catch (error) {
      this.#pausedUntil = Date.now() + PAUSE_MS;
      const reason = databaseFaultOf(error)?.message ?? 'the database did not answer in time';
      logger().warn({ reason }, 'requests are counted by this process alone');
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#pool.end({ timeout: 1 });
  }
}

function tooLate(): never {
  throw new Error(`no answer within ${PATIENCE_MS} ms`);
}

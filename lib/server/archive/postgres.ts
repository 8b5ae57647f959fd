import 'server-only';

import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

import type { Database } from './database';

const CONNECT_SECONDS = 5;
const MOST_CONNECTIONS = 8;
/** A query that takes longer than this is broken; the longest, reading a whole history, takes seconds. */
const STATEMENT_TIMEOUT_MS = 60_000;

/** Opens a Postgres server. Connections are made when they are needed, and made again after they were lost. */
export function openPostgres(url: string): Database {
  const options = {
    connect_timeout: CONNECT_SECONDS,
    onnotice: () => undefined,
    connection: { application_name: 'millrace', statement_timeout: STATEMENT_TIMEOUT_MS },
  };
  const pool = postgres(url, { ...options, max: MOST_CONNECTIONS, idle_timeout: 60 });
  // A lock lives as long as its connection, so all of them are taken on one that stays open.
  const locks = postgres(url, { ...options, max: 1, max_lifetime: null });
  return {
    kind: 'postgres',
    orm: drizzle(pool),
    tryLock: async (name) => {
      const [row] = await locks<
        { taken: boolean }[]
      >`select pg_try_advisory_lock(hashtextextended(${name}, 0)) as taken`;
      if (row?.taken !== true) return null;
      return async () => {
        await locks`select pg_advisory_unlock(hashtextextended(${name}, 0))`;
      };
    },
    close: async () => {
      await Promise.all([pool.end({ timeout: 5 }), locks.end({ timeout: 5 })]);
    },
  };
}

import { sql } from 'drizzle-orm';

import { ChildProcesses } from '@/devnet/child-processes';
import { freePort } from '@/devnet/free-port';
import { PostgresMissing } from '@/scripts/postgres/find-postgres';
import { ThrowawayPostgres } from '@/scripts/postgres/throwaway-postgres';
import { openDatabase } from './open-database';
import type { TestDatabase } from './test-database.fixture';

/** A Postgres server for a test file, or why there is none. */
export type PostgresServer =
  | { readonly postgres: ThrowawayPostgres; readonly stop: () => Promise<void>; readonly missing: null }
  | { readonly postgres: null; readonly stop: () => Promise<void>; readonly missing: string };

/** Starts one. Where none can be had, that is said: tests that need it are then skipped. */
export async function postgresServer(): Promise<PostgresServer> {
  const processes = new ChildProcesses();
  try {
    const postgres = await ThrowawayPostgres.start(processes, { port: await freePort() });
    const stop = async () => {
      await postgres.remove();
      await processes.stopAll();
    };
    return { postgres, stop, missing: null };
  } catch (error) {
    await processes.stopAll();
    if (!(error instanceof PostgresMissing)) throw error;
    process.stderr.write(`Tests against a real Postgres are skipped: ${error.message}.\n`);
    return { postgres: null, stop: async () => undefined, missing: error.message };
  }
}

/** The archive's tables on a server. */
export async function postgresDatabase(url: string): Promise<TestDatabase> {
  const database = await openDatabase({ databaseUrl: url, dataFolder: '' });
  const empty = async () => {
    await database.orm.execute(sql`truncate archive_logs, archive_coverage`);
  };
  return { ...database, empty };
}

import 'server-only';

import type { Database } from './database';
import { migrate } from './migrate';
import { openPglite } from './pglite';
import { openPostgres } from './postgres';

/** Where the archive is kept. */
export interface DatabaseSettings {
  /** A Postgres server; null for PGlite in the folder. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
}

/**
 * Opens the database and brings its tables to the newest form.
 * @throws DatabaseFault, or an error of the driver
 */
export async function openDatabase({ databaseUrl, dataFolder }: DatabaseSettings): Promise<Database> {
  const database = databaseUrl === null ? await openPglite(dataFolder) : openPostgres(databaseUrl);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}

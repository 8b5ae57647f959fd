import 'server-only';

import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** Gives a lock back. */
export type Release = () => Promise<void>;

/** Where history is kept: a Postgres server, or PGlite in a folder of this process. */
export interface Database {
  readonly kind: 'postgres' | 'pglite';
  readonly orm: PgDatabase<PgQueryResultHKT>;
  /** A lock across all processes on this database, dropped when its holder dies; null while another one holds it. */
  tryLock(name: string): Promise<Release | null>;
  close(): Promise<void>;
}

/** The database cannot be used, in words for a page: no address, no password, no query. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
}

import 'server-only';

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { sql } from 'drizzle-orm';

import type { Database } from './database';

/** The app runs in its own folder, in development and in production alike. */
const FOLDER = path.join(process.cwd(), 'lib', 'server', 'archive', 'migrations');

/**
 * Brings the tables to the newest form. Each file of `migrations/` runs once, in the order of the names, all in one
 * transaction under a lock: processes that start at the same time wait for each other, and one that dies leaves nothing.
 */
export async function migrate({ orm }: Database): Promise<void> {
  await orm.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('millrace:migrations', 0))`);
    await tx.execute(sql`create table if not exists archive_migrations (name text primary key)`);
    for (const name of readdirSync(FOLDER)
      .filter((file) => file.endsWith('.sql'))
      .sort()) {
      const recorded = await tx.execute(
        sql`insert into archive_migrations values (${name}) on conflict do nothing returning name`,
      );
      if (countOf(recorded) === 0) continue;
      for (const statement of statementsOf(readFileSync(path.join(FOLDER, name), 'utf8')))
        await tx.execute(sql.raw(statement));
    }
  });
}

/** Our own files only: a semicolon at the end of a line ends a statement. */
function statementsOf(text: string): readonly string[] {
  return text
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

/** The two drivers hand rows over in different wrappings. */
function countOf(result: unknown): number {
  if (Array.isArray(result)) return result.length;
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows))
    return result.rows.length;
  throw new TypeError('the database driver returns rows in an unknown form');
}

import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';

import type { Database } from './database';
import { migrate } from './migrate';

/** A database without a folder: the same engine, gone with the test. `empty` makes it new for the next one. */
export async function memoryDatabase(): Promise<Database & { readonly empty: () => Promise<void> }> {
  const client = await PGlite.create();
  const held = new Set<string>();
  const database: Database = {
    kind: 'pglite',
    orm: drizzle(client),
    tryLock: async (name) => {
      if (held.has(name)) return null;
      held.add(name);
      return async () => {
        held.delete(name);
      };
    },
    close: () => client.close(),
  };
  await migrate(database);
  const empty = async () => {
    await client.exec('truncate archive_logs, archive_coverage');
  };
  return { ...database, empty };
}

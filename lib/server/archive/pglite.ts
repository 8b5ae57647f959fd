import 'server-only';

import path from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';

import { type Database, DatabaseFault } from './database';
import { lockFolder } from './folder-lock';

/**
 * Opens the embedded Postgres in a folder, for this process alone. The first time takes some two seconds.
 * @throws DatabaseFault while another process has the folder, or when its files cannot be used
 */
export async function openPglite(folder: string): Promise<Database> {
  const unlock = lockFolder(folder);
  const client = await createIn(folder, unlock);
  const held = new Set<string>();
  return {
    kind: 'pglite',
    orm: drizzle(client),
    // Nobody else can be here: the folder is locked.
    tryLock: async (name) => {
      if (held.has(name)) return null;
      held.add(name);
      return async () => {
        held.delete(name);
      };
    },
    close: async () => {
      await client.close();
      unlock();
    },
  };
}

async function createIn(folder: string, unlock: () => void): Promise<PGlite> {
  try {
    return await PGlite.create({ dataDir: path.join(folder, 'pg') });
  } catch (error) {
    unlock();
    throw new DatabaseFault('the archive’s folder cannot be opened; if its disk is sound, delete it to start anew', {
      cause: error,
    });
  }
}

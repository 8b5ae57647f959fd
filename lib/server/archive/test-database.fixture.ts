import type { Database } from './database';

/** A database of a test: `empty` makes it new for the next one. */
export type TestDatabase = Database & { readonly empty: () => Promise<void> };

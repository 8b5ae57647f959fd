import 'server-only';

import { DrizzleQueryError } from 'drizzle-orm';

import { DatabaseFault } from './database';

/** What a state of Postgres means; https://www.postgresql.org/docs/current/errcodes-appendix.html */
const STATES: Readonly<Record<string, string>> = {
  '28000': 'the database does not let this server in',
  '28P01': 'the database does not accept the password',
  '3D000': 'the database server has no database of that name',
  '42501': 'the database does not allow what the archive needs (create tables, read, write)',
  '53100': 'the disk of the database is full',
  '53300': 'the database has no connection left',
  '57P01': 'the database is shutting down',
  '57P03': 'the database is starting up',
  '25006': 'the database is read-only',
};

const UNREACHABLE = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ETIMEDOUT', 'EPIPE', 'ENOENT'],
  ...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED'],
]);

/** PGlite reports a full disk in the words of the file system it writes to. */
const DISK_FULL = /ENOSPC|no space left|disk full|could not (write|extend)/i;

/**
 * Puts any error of the database into words that may be shown. What drivers say can hold queries, values and addresses.
 * @returns null for an error that has nothing to do with a database
 */
export function databaseFaultOf(error: unknown): DatabaseFault | null {
  if (error instanceof DatabaseFault) return error;
  const causes = chainOf(error);
  for (const cause of causes) {
    const code = codeOf(cause);
    const known = code === null ? undefined : STATES[code];
    if (known !== undefined) return new DatabaseFault(known, { cause: error });
    if (DISK_FULL.test(cause.message)) return new DatabaseFault('the disk of the database is full', { cause: error });
    if (code !== null && UNREACHABLE.has(code))
      return new DatabaseFault('the database cannot be reached', { cause: error });
    if (code !== null && /^[0-9A-Z]{5}$/.test(code))
      return new DatabaseFault(`the database answers with an error (${code})`, { cause: error });
  }
  return causes.some((cause) => cause instanceof DrizzleQueryError)
    ? new DatabaseFault('the database does not answer as it should', { cause: error })
    : null;
}

function chainOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && !chain.includes(at); at = at.cause) {
    chain.push(at);
    // Node tries several addresses of a host and reports all failures in one error.
    if (at instanceof AggregateError) chain.push(...at.errors.filter((one) => one instanceof Error));
  }
  return chain;
}

function codeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}

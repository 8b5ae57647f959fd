import * as v from 'valibot';

import { decodeJson, encodeJson } from '@/lib/codec';
import type { Intent, PoolId, Quote, TxStep } from '@/lib/protocols/protocol';
import { journalSchema } from './journal-schema';
import type { SentTransaction } from './machine';

/** A transaction that was sent, kept until its fate is known and seen. */
export interface JournalEntry {
  readonly id: string;
  readonly chainId: number;
  readonly account: `0x${string}`;
  readonly pool: PoolId;
  readonly intent: Intent;
  readonly quote: Quote;
  readonly steps: readonly TxStep[];
  readonly at: number;
  readonly hashes: readonly `0x${string}`[];
  readonly sent: SentTransaction;
}

/** All open entries of one browser. */
export type Journal = readonly JournalEntry[];

/** The key it is kept under; a later shape gets a key of its own. */
export const JOURNAL_KEY = 'millrace.journal.v1';

/**
 * Reads a kept journal. An entry that is not what we write (another version, a damaged store) is left out: watching
 * something half-understood would be worse than not watching it.
 * @param text what was stored; null when nothing was
 */
export function parseJournal(text: string | null): Journal {
  if (text === null) return [];
  const list = decodeList(text);
  return list.flatMap((item) => {
    const parsed = v.safeParse(journalSchema, item);
    return parsed.success ? [parsed.output] : [];
  });
}

function decodeList(text: string): readonly unknown[] {
  try {
    const value = decodeJson<unknown>(text);
    return Array.isArray(value) ? value : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Writes a journal for {@link parseJournal}. */
export function formatJournal(journal: Journal): string {
  return encodeJson(journal);
}

/** The journal with an entry added, or put in the place of the one with its id. */
export function withEntry(journal: Journal, entry: JournalEntry): Journal {
  return [...journal.filter((other) => other.id !== entry.id), entry];
}

/** The journal without an entry. */
export function withoutEntry(journal: Journal, id: string): Journal {
  return journal.filter((entry) => entry.id !== id);
}

import * as v from 'valibot';

import { decodeJson, encodeJson } from '@/lib/codec';
import { isOpen, type JournalEntry } from './journal-entry';
import { journalSchema } from './journal-schema';
import { entryOfV1 } from './journal-v1';

/** All entries of one browser. */
export type Journal = readonly JournalEntry[];

/** The key it is kept under; a later shape gets a key of its own. */
export const JOURNAL_KEY = 'millrace.journal.v2';

/** The key of the shape before, whose entries {@link parseJournal} takes over. */
export const JOURNAL_KEY_V1 = 'millrace.journal.v1';

/** Ended transactions kept as a record, per account and chain. */
const MOST_RECORDS = 25;

/**
 * Reads a kept journal. An entry that is not what we write (another version, a damaged store) is left out: watching
 * something half-understood would be worse than not watching it.
 * @param text what was stored under {@link JOURNAL_KEY}; null when nothing was
 * @param textV1 what was stored under {@link JOURNAL_KEY_V1}; taken over once, when there is nothing newer
 */
export function parseJournal(text: string | null, textV1: string | null = null): Journal {
  if (text !== null) return decodeList(text).flatMap(entryOf);
  return textV1 === null ? [] : decodeList(textV1).flatMap((item) => entryOfV1(item) ?? []);
}

function entryOf(item: unknown): Journal {
  const parsed = v.safeParse(journalSchema, item);
  return parsed.success ? [parsed.output] : [];
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

/** The journal with an entry added, or put in the place of the one with its id. Old records make room. */
export function withEntry(journal: Journal, entry: JournalEntry): Journal {
  const next = [...journal.filter((other) => other.id !== entry.id), entry];
  const records = next
    .filter((other) => !isOpen(other.state) && other.chainId === entry.chainId && other.account === entry.account)
    .toSorted((a, b) => b.startedAt - a.startedAt);
  const old = new Set(records.slice(MOST_RECORDS).map(({ id }) => id));
  return next.filter(({ id }) => !old.has(id));
}

/** The journal without an entry. */
export function withoutEntry(journal: Journal, id: string): Journal {
  return journal.filter((entry) => entry.id !== id);
}

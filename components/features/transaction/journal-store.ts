import {
  formatJournal,
  JOURNAL_KEY,
  JOURNAL_KEY_V1,
  type Journal,
  parseJournal,
  withEntry,
  withoutEntry,
} from '@/lib/tx/journal';
import type { JournalEntry } from '@/lib/tx/journal-entry';

/** The journal as it was last read, so that the same text gives the same value. */
let last: { readonly texts: readonly (string | null)[]; readonly journal: Journal } = { texts: [], journal: [] };

/** All transactions this browser keeps. */
export function readJournal(): Journal {
  const [text, textV1] = [localStorage.getItem(JOURNAL_KEY), localStorage.getItem(JOURNAL_KEY_V1)];
  if (text !== last.texts[0] || textV1 !== last.texts[1]) {
    last = { texts: [text, textV1], journal: parseJournal(text, textV1) };
  }
  return last.journal;
}

/** The entry of one transaction. */
export function readEntry(id: string): JournalEntry | undefined {
  return readJournal().find((entry) => entry.id === id);
}

/**
 * Keeps a transaction over reloads.
 * @returns false when this browser keeps nothing (storage full or switched off)
 */
export function keepEntry(entry: JournalEntry): boolean {
  return write((journal) => withEntry(journal, entry));
}

/** Forgets a transaction of which nothing was sent. */
export function dropEntry(id: string): boolean {
  return write((journal) => withoutEntry(journal, id));
}

/** Notes that the person has seen how a transaction ended. */
export function markSeen(id: string, seen: boolean): void {
  const entry = readEntry(id);
  if (entry !== undefined && entry.seen !== seen) keepEntry({ ...entry, seen });
}

const listeners = new Set<() => void>();

/** Calls the listener whenever the journal changed, here or in another tab, until the returned function is called. */
export function onJournalChange(listener: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === JOURNAL_KEY || event.key === null) listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', heard);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', heard);
  };
}

/** Runs `work` in one tab at a time; the next tab gets its turn when this one is done or gone. */
export async function inOneTab(id: string, work: () => Promise<void>): Promise<void> {
  // Browsers offer locks only to pages of a secure origin.
  if (navigator.locks === undefined) return work();
  await navigator.locks.request(`millrace.tx.${id}`, work);
}

function write(change: (journal: Journal) => Journal): boolean {
  try {
    localStorage.setItem(JOURNAL_KEY, formatJournal(change(readJournal())));
    localStorage.removeItem(JOURNAL_KEY_V1);
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
  for (const listener of listeners) listener();
  return true;
}

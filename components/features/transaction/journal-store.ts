import {
  formatJournal,
  JOURNAL_KEY,
  type Journal,
  type JournalEntry,
  parseJournal,
  withEntry,
  withoutEntry,
} from '@/lib/tx/journal';

/** All open transactions this browser keeps. */
export function readJournal(): Journal {
  return parseJournal(localStorage.getItem(JOURNAL_KEY));
}

/**
 * Keeps a transaction over reloads.
 * @returns false when this browser keeps nothing (storage full or switched off)
 */
export function keepEntry(entry: JournalEntry): boolean {
  return write((journal) => withEntry(journal, entry));
}

/** Forgets a transaction whose fate is known and seen. */
export function dropEntry(id: string): boolean {
  return write((journal) => withoutEntry(journal, id));
}

/** Calls the listener when another tab changed the journal, until the returned function is called. */
export function onJournalChange(listener: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === JOURNAL_KEY || event.key === null) listener();
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
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
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

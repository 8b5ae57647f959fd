'use client';

import { useCallback, useSyncExternalStore } from 'react';

/** Fired on this window when {@link useStored} wrote; browsers fire `storage` only in other tabs. */
const CHANGED = 'millrace:stored';

/**
 * A text in this browser's own storage.
 * @returns the text (null: nothing stored, undefined: not known yet, while the server renders) and how to change it; the
 * change says whether it could be kept
 */
export function useStored(key: string): readonly [string | null | undefined, (text: string | null) => boolean] {
  const stored = useSyncExternalStore(
    subscribe,
    () => readOr(null, () => localStorage.getItem(key)),
    () => undefined,
  );
  const store = useCallback(
    (text: string | null) =>
      readOr(false, () => {
        if (text === null) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
        window.dispatchEvent(new Event(CHANGED));
        return true;
      }),
    [key],
  );
  return [stored, store];
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('storage', onChange);
  window.addEventListener(CHANGED, onChange);
  return () => {
    window.removeEventListener('storage', onChange);
    window.removeEventListener(CHANGED, onChange);
  };
}

/** A browser that keeps nothing (private window, full, forbidden) throws a DOMException on any access. */
function readOr<T>(fallback: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof DOMException) return fallback;
    throw error;
  }
}

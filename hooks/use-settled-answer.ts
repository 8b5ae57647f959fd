'use client';

import { useEffect, useState } from 'react';

import { decodeJson } from '@/lib/codec';

import { useLive } from './live-context';
import { problemText } from './problem-text';

/** While somebody types, the server is asked for the amount they stop at. */
const SETTLE_MS = 300;

/** An answer about an amount, as far as it is known. */
export interface SettledAnswer<T> {
  /** For exactly this question; null before its first answer. */
  readonly answer: T | null;
  /** Why the newest block's answer is missing; null when it is not. */
  readonly trouble: string | null;
}

interface Held<T> extends SettledAnswer<T> {
  readonly of: string | null;
}

/**
 * Asks the API once the question stands still, and again with each block.
 * @param path of the API, with its query; null asks for nothing
 */
export function useSettledAnswer<T>(path: string | null): SettledAnswer<T> {
  const live = useLive();
  const blockHash = live.status === 'unavailable' ? null : live.snapshot.block.hash;
  const [held, setHeld] = useState<Held<T>>({ of: null, answer: null, trouble: null });
  useEffect(() => {
    if (path === null || blockHash === null) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask<T>(path, abort.signal).then(
        (next) => setHeld((known) => ({ of: path, ...lastOf(known, path), ...next })),
        (error: unknown) => {
          if (abort.signal.aborted) return;
          const trouble = error instanceof Error ? error.message : 'no answer';
          setHeld((known) => ({ of: path, ...lastOf(known, path), trouble }));
        },
      );
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path, blockHash]);
  return lastOf(held, path);
}

function lastOf<T>({ of, answer, trouble }: Held<T>, path: string | null): SettledAnswer<T> {
  return of === path ? { answer, trouble } : { answer: null, trouble: null };
}

async function ask<T>(path: string, signal: AbortSignal): Promise<Partial<SettledAnswer<T>>> {
  const answer = await fetch(path, { signal });
  if (!answer.ok) return { trouble: await problemText(answer) };
  return { answer: decodeJson<T>(await answer.text()), trouble: null };
}

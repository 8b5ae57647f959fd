'use client';

import { useEffect, useState } from 'react';

import { decodeJson } from '@/lib/codec';
import type { BlockRef } from '@/lib/protocols/protocol';

import { useLive } from './live-context';

/** An answer of this app's API, as new as the newest block allows. */
export interface LiveAnswer<T> {
  /** The last good answer; of another question while `asking`. Null before there is any. */
  readonly answer: T | null;
  /** The question's first answer is on its way. */
  readonly asking: boolean;
  /** Why the newest answer is not there; null when it is. */
  readonly fault: string | null;
}

interface Held<T> {
  readonly path: string;
  readonly answer: T | null;
  readonly fault: string | null;
}

/**
 * Asks the API again for every new block, and at once for another question. The server's own answer comes first, so that
 * nothing is asked on load.
 * @param path of the API, with its query; null asks nothing
 */
export function useLiveAnswer<T extends { readonly block: BlockRef }>(
  path: string | null,
  initial: { readonly path: string; readonly answer: T | null },
): LiveAnswer<T> {
  const live = useLive();
  const newest = live.status === 'unavailable' ? null : live.snapshot.block.hash;
  const [held, setHeld] = useState<Held<T>>({ ...initial, fault: null });
  const isCurrent = held.path === path && held.answer?.block.hash === newest;
  useEffect(() => {
    if (path === null || newest === null || isCurrent) return;
    const stop = new AbortController();
    ask<T>(path, stop.signal).then(
      (answer) => setHeld({ path, answer, fault: null }),
      (error: unknown) => {
        if (!stop.signal.aborted) setHeld((last) => ({ ...last, path, fault: reasonOf(error) }));
      },
    );
    return () => stop.abort();
  }, [path, newest, isCurrent]);
  return { answer: held.answer, asking: path !== null && held.path !== path, fault: held.fault };
}

async function ask<T>(path: string, signal: AbortSignal): Promise<T> {
  const answer = await fetch(path, { signal });
  const text = await answer.text();
  if (!answer.ok) throw new Error(titleOf(text));
  return decodeJson<T>(text);
}

/** A problem's own title. */
function titleOf(text: string): string {
  const problem = decodeJson<{ readonly title?: unknown } | null>(text);
  return typeof problem?.title === 'string' ? problem.title : 'the server could not answer';
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.name === 'Error' ? error.message : 'this app’s server cannot be reached';
}

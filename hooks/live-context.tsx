'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

import { decodeJson } from '@/lib/codec';
import type { LiveState } from '@/lib/protocols/live-state';

const LiveContext = createContext<LiveState | null>(null);

/** Gives pages the pool's picture: the server's at first, then one per block from the stream. */
export function LiveProvider({ initial, children }: { readonly initial: LiveState; readonly children: ReactNode }) {
  const [state, setState] = useState(initial);
  useEffect(() => {
    const stream = new EventSource('/api/v1/stream');
    stream.onmessage = (event: MessageEvent<string>) => setState(decodeJson<LiveState>(event.data));
    // The browser reconnects by itself; until then what is shown is the last good picture and says so.
    stream.onerror = () => setState(withoutServer);
    return () => stream.close();
  }, []);
  return <LiveContext value={state}>{children}</LiveContext>;
}

function withoutServer(state: LiveState): LiveState {
  if (state.status === 'unavailable') return state;
  return { ...state, status: 'stale', reason: 'the connection to this app’s server is lost' };
}

/** The pool's picture with its health. */
export function useLive(): LiveState {
  const state = useContext(LiveContext);
  if (state === null) throw new Error('useLive outside LiveProvider');
  return state;
}

'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

import { decodeJson } from '@/lib/codec';
import type { LiveState } from '@/lib/protocols/live-state';

import { useClientConfig } from './client-config-context';

const LiveContext = createContext<LiveState | null>(null);
const RenewedContext = createContext(false);

/** Gives pages the pool's picture: the server's at first, then one per block from the stream. */
export function LiveProvider({ initial, children }: { readonly initial: LiveState; readonly children: ReactNode }) {
  const [state, setState] = useState(initial);
  const [renewed, setRenewed] = useState(false);
  const { build } = useClientConfig();
  useEffect(() => {
    const stream = new EventSource('/api/v1/stream');
    // Each connection begins with it. While versions are replaced, one may lead to the old version and the next to the new.
    let isForUs = true;
    stream.addEventListener('build', ({ data }: MessageEvent<string>) => {
      isForUs = data === build;
      setRenewed(!isForUs);
      if (!isForUs) setState(ofOldVersion);
    });
    // What another version says may mean something else, or have another shape.
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      if (isForUs) setState(decodeJson<LiveState>(data));
    };
    // The browser reconnects by itself; until then what is shown is the last good picture and says so.
    stream.onerror = () => {
      if (isForUs) setState(withoutServer);
    };
    return () => stream.close();
  }, [build]);
  return (
    <LiveContext value={state}>
      <RenewedContext value={renewed}>{children}</RenewedContext>
    </LiveContext>
  );
}

function ofOldVersion(state: LiveState): LiveState {
  if (state.status === 'unavailable') return state;
  return { ...state, status: 'stale', reason: 'this page is of an older version than its server' };
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

/** Whether the server was replaced by one of another build since the page was made. */
export function useIsRenewed(): boolean {
  return useContext(RenewedContext);
}

'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';

import { decodeJson } from '@/lib/codec';
import { isWhole, type LiveState } from '@/lib/protocols/live-state';

import { useClientConfig } from './client-config-context';

const LiveContext = createContext<LiveState | null>(null);
const RenewedContext = createContext(false);

/** Gives pages the pool's picture: the server's at first, then one per block from the stream. */
export function LiveProvider({ initial, children }: { readonly initial: LiveState; readonly children: ReactNode }) {
  const [state, setState] = useState(initial);
  const [lost, setLost] = useState(false);
  const [renewed, setRenewed] = useState(false);
  const { build } = useClientConfig();
  const seen = useRef(seenOf(initial));
  useEffect(() => {
    const stream = new EventSource(`/api/v1/stream${seen.current === null ? '' : `?seen=${seen.current}`}`);
    // Each connection begins with it. While versions are replaced, one may lead to the old version and the next to the new.
    let isForUs = true;
    stream.addEventListener('build', ({ data }: MessageEvent<string>) => {
      isForUs = data === build;
      setRenewed(!isForUs);
    });
    stream.addEventListener('unchanged', () => setLost(false));
    // What another version says may mean something else, or have another shape.
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      setLost(false);
      if (isForUs) setState(decodeJson<LiveState>(data));
    };
    // The browser reconnects by itself; until then what is shown is the last good picture and says so.
    stream.onerror = () => setLost(true);
    return () => stream.close();
  }, [build]);
  const shown = useMemo(() => {
    if (renewed) return staleFor(state, 'this page is of an older version than its server');
    return lost ? staleFor(state, 'the connection to this app’s server is lost') : state;
  }, [state, lost, renewed]);
  return (
    <LiveContext value={shown}>
      <RenewedContext value={renewed}>{children}</RenewedContext>
    </LiveContext>
  );
}

/** The block of a picture to which the stream has nothing to add, as the stream names blocks; null for any other. */
function seenOf(state: LiveState): string | null {
  if (state.status !== 'live' || !isWhole(state.snapshot)) return null;
  const { number, hash } = state.snapshot.block;
  return `${number}:${hash}`;
}

function staleFor(state: LiveState, reason: string): LiveState {
  return state.status === 'unavailable' ? state : { ...state, status: 'stale', reason };
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

'use client';

import { useEffect, useState } from 'react';

import { useLive } from './live-context';

/** The server's clock in Unix seconds, going on by the second: what is shown does not depend on the visitor's clock. */
export function useServerClock(): number {
  const serverNow = Number(useLive().now);
  const [elapsed, setElapsed] = useState({ serverNow, seconds: 0 });
  useEffect(() => {
    const start = performance.now();
    const tick = () => setElapsed({ serverNow, seconds: Math.floor((performance.now() - start) / 1_000) });
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [serverNow]);
  return serverNow + (elapsed.serverNow === serverNow ? elapsed.seconds : 0);
}

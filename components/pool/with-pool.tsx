'use client';

import type { ReactNode } from 'react';

import { Notice } from '@/components/ui/notice';
import { useLive } from '@/hooks/live-context';
import { useQuoteContext } from '@/hooks/use-quote-context';
import type { LidoContext } from '@/lib/protocols/lido/pool';

/** Renders what needs the pool's figures, or says why there are none. A form without figures would be a trap. */
export function WithPool({ children }: { readonly children: (context: LidoContext) => ReactNode }) {
  const live = useLive();
  const context = useQuoteContext();
  if (context !== null) return children(context);
  return (
    <Notice tone="loss" title="The pool cannot be read now:" role="status">
      {live.status === 'unavailable' ? live.reason : 'no figures'}. Nothing can be staked, wrapped or requested until it
      answers; this page will go on by itself. What you hold is on the chain and is not affected.
    </Notice>
  );
}

'use client';

import { useEffect } from 'react';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useIsRenewed } from '@/hooks/live-context';
import { useWallet } from '@/hooks/wallet-context';

import { isSafeMoment, takesTurn } from './reload-moment';

const LOOK_MS = 1_000;
/** Pages that notice together do not all come in the same moment. */
const SPREAD_MS = 4_000;

/** Says that the server has a newer version, and loads the page anew as soon as nothing can be lost by it. */
export function RenewedNotice() {
  const renewed = useIsRenewed();
  const { openTransactions, wish } = useWallet();
  const isWishOpen = wish !== null;
  useEffect(() => {
    if (!renewed) return;
    const from = performance.now() + Math.random() * SPREAD_MS;
    const timer = setInterval(() => {
      if (performance.now() < from || !isSafeMoment({ openTransactions, isWishOpen }, document)) return;
      if (takesTurn(sessionStorage, Date.now())) window.location.reload();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [renewed, openTransactions, isWishOpen]);
  return (
    <div role="status" className="sheet not-empty:pt-5">
      {renewed && (
        <Notice tone="caution" title="This app has been renewed on its server.">
          Figures on this page stay as they are.{' '}
          {openTransactions > 0
            ? 'Your transaction goes on. Load the page again once it has ended.'
            : 'The page loads itself anew when no dialog is open and nothing is typed in.'}{' '}
          <Button variant="quiet" onClick={() => window.location.reload()}>
            Load it now
          </Button>
        </Notice>
      )}
    </div>
  );
}

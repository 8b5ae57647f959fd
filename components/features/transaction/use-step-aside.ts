import { useEffect, useRef } from 'react';

import { useWallet } from '@/hooks/wallet-context';

/**
 * Lets a dialog make room while the person chooses a wallet: the list of wallets is an ordinary part of the page, and a
 * modal dialog would lie over it. A dialog that was open comes back once a wallet is connected.
 */
export function useStepAside(hidden: boolean, setHidden: (hidden: boolean) => void): void {
  const { wish, session } = useWallet();
  const aside = useRef(false);
  const open = useRef(!hidden);
  open.current = !hidden;
  const choosing = wish?.type === 'connect';
  const connected = session.status === 'connected';
  useEffect(() => {
    if (!choosing || !open.current) return;
    aside.current = true;
    setHidden(true);
  }, [choosing, setHidden]);
  useEffect(() => {
    if (!connected || !aside.current) return;
    aside.current = false;
    setHidden(false);
  }, [connected, setHidden]);
}

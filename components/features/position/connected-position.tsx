'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

import { Button } from '@/components/ui/button';
import { useWallet } from '@/hooks/wallet-context';

/** Offers the connected account's position: the server renders it once it knows the account. */
export function ConnectedPosition() {
  const router = useRouter();
  const { session, ask } = useWallet();
  const account = session.status === 'connected' ? session.account : null;
  useEffect(() => {
    if (account !== null) router.refresh();
  }, [account, router]);
  if (account !== null) return <p role="status">Reading your position…</p>;
  return (
    <Button onClick={() => ask({ type: 'connect' })} busy={session.status === 'waking'}>
      {session.status === 'waking' ? 'Connecting…' : 'Connect wallet'}
    </Button>
  );
}

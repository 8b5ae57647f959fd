'use client';

import { Button } from '@/components/ui/button';
import { Mono } from '@/components/ui/mono';
import { useWallet } from '@/hooks/wallet-context';

/** Connects a wallet, or names the connected account and opens what can be done with it. */
export function WalletButton() {
  const { session, ask } = useWallet();
  if (session.status === 'absent') return <Button onClick={() => ask({ type: 'connect' })}>Connect wallet</Button>;
  if (session.status === 'waking') {
    return <Button busy>{session.account === null ? 'Connecting…' : <Mono value={session.account} short />}</Button>;
  }
  return (
    <Button onClick={() => ask({ type: 'manage' })}>
      <span className="sr-only">Account </span>
      <Mono value={session.account} short />
    </Button>
  );
}

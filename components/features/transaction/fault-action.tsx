'use client';

import { Button } from '@/components/ui/button';
import { useClientConfig } from '@/hooks/client-config-context';
import { useWallet } from '@/hooks/wallet-context';
import type { ChainFault } from '@/lib/chain/fault';

/** What can be done about a fault that the wallet itself is the cause of; nothing for others. */
export function FaultAction({ fault }: { readonly fault: ChainFault }) {
  const { ask } = useWallet();
  const { chainName } = useClientConfig();
  if (fault.code === 'wrong-chain')
    return <Button onClick={() => ask({ type: 'switch-chain' })}>Switch your wallet to {chainName}</Button>;
  if (fault.code === 'disconnected')
    return <Button onClick={() => ask({ type: 'connect' })}>Connect your wallet again</Button>;
  return null;
}

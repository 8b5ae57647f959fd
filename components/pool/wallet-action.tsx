'use client';

import { Button } from '@/components/ui/button';
import { useClientConfig } from '@/hooks/client-config-context';
import { useWallet } from '@/hooks/wallet-context';

interface WalletActionProps {
  /** What happens once a wallet is there: "Stake 1.5 ETH". */
  readonly label: string;
  /** What a wallet is wanted for: "to stake". */
  readonly purpose: string;
  onAct(): void;
}

/** The one main step of a form: connect first, then the right network, then the act itself. */
export function WalletAction({ label, purpose, onAct }: WalletActionProps) {
  const { session, ask } = useWallet();
  const { chainId, chainName } = useClientConfig();
  if (session.status === 'absent') {
    return (
      <Button variant="action" onClick={() => ask({ type: 'connect' })}>
        Connect a wallet {purpose}
      </Button>
    );
  }
  if (session.status === 'waking') {
    return (
      <Button variant="action" busy>
        Waking your wallet…
      </Button>
    );
  }
  if (session.chainId !== chainId) {
    return (
      <Button variant="action" onClick={() => ask({ type: 'switch-chain' })}>
        Switch your wallet to {chainName}
      </Button>
    );
  }
  return (
    <Button variant="action" onClick={onAct}>
      {label}
    </Button>
  );
}

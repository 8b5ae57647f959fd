'use client';

import { useDisconnect } from 'wagmi';

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Mono } from '@/components/ui/mono';
import { TextLink } from '@/components/ui/text-link';
import { useClientConfig } from '@/hooks/client-config-context';
import { useWallet, type WalletSession } from '@/hooks/wallet-context';
import { formatBalance } from '@/lib/format/format-amount';

interface AccountDialogProps {
  readonly session: Extract<WalletSession, { status: 'connected' }>;
  onClose(): void;
}

/** The connected account: its address, its ETH, and the way out. */
export function AccountDialog({ session, onClose }: AccountDialogProps) {
  const { account } = useWallet();
  const { chainName, chainId, explorer } = useClientConfig();
  const { mutate: disconnect } = useDisconnect();
  return (
    <Dialog open title="Your account" onClose={onClose}>
      <div className="grid gap-4.5">
        <p className="break-all">
          <Mono value={session.account} />
        </p>
        <p className="flex flex-wrap gap-x-5">
          <CopyButton text={session.account} what="the address" />
          {explorer !== null && (
            <TextLink href={`${explorer}/address/${session.account}`}>Open in the explorer</TextLink>
          )}
        </p>
        <Ledger>
          <LedgerRow label="Network">
            {session.chainId === chainId ? chainName : `another one (chain ${session.chainId})`}
          </LedgerRow>
          <LedgerRow label="ETH">
            {account === null || account.status === 'unavailable' ? 'not known' : formatBalance(account.position.ether)}
          </LedgerRow>
        </Ledger>
        <Button
          onClick={() => {
            disconnect();
            onClose();
          }}
        >
          Disconnect
        </Button>
      </div>
    </Dialog>
  );
}

'use client';

import { Dialog } from '@/components/ui/dialog';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Mono } from '@/components/ui/mono';
import { useClientConfig } from '@/hooks/client-config-context';

/** What to do with a wallet that did not switch: it declined, or it neither knows the network nor takes a new one. */
export function SwitchDialog({ onClose }: { onClose(): void }) {
  const { chainId, chainName, devnet } = useClientConfig();
  return (
    <Dialog open title="Your wallet did not switch" onClose={onClose}>
      <div className="grid gap-4.5">
        <p>
          Choose the network {chainName} in the wallet itself. If it does not know it, add it there with these values;
          if it takes no new networks, it cannot be used here.
        </p>
        <Ledger>
          <LedgerRow label="Network">{chainName}</LedgerRow>
          <LedgerRow label="Chain id">{chainId}</LedgerRow>
          {devnet !== null && (
            <LedgerRow label="Node">
              <Mono value={devnet.rpcUrl} />
            </LedgerRow>
          )}
        </Ledger>
      </div>
    </Dialog>
  );
}

'use client';

import { TextLink } from '@/components/ui/text-link';
import { useOtherPool } from '@/hooks/use-other-pool';
import { vaultWithPosition } from '@/lib/protocols/pool-kinds';
import type { PoolId } from '@/lib/protocols/protocol';

import { VaultRequests } from './vault-requests';

/** The connected account's requests in a vault, to look at; nothing where there are none. */
export function YourVaultRequests({ id }: { readonly id: PoolId }) {
  const found = useOtherPool(id);
  if (!found.ok) return null;
  const { of, context } = found.value;
  const vault = vaultWithPosition(of.pool, context.position);
  const position = vault?.position ?? null;
  if (vault === null || position === null || position.requests.length === 0) return null;
  const { requests, account } = position;
  return (
    <section>
      <h2 className="mb-1.5">Your requests</h2>
      <VaultRequests
        caption={`Your requests in the ${vault.pool.tokens.accruing.symbol} vault`}
        pool={vault.pool}
        requests={requests}
        account={account}
      />
      {requests.some(({ claimable }) => claimable !== null) && (
        <p className="mt-4">
          <TextLink href="/withdraw/claim">Claim what is ready</TextLink>
        </p>
      )}
    </section>
  );
}

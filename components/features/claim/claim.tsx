'use client';

import { lazy, Suspense } from 'react';

import { Notifications } from '@/components/pool/notifications';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { useLive } from '@/hooks/live-context';
import { useWallet } from '@/hooks/wallet-context';
import type { AccountPicture, PoolPosition } from '@/lib/protocols/live-state';
import { type VaultWithRequests, vaultsWithRequests } from '@/lib/protocols/vault-requests';

import { ClaimForm } from './claim-form';

/** Only an account that asked a vault for something asks for this file. */
const VaultClaim = lazy(() => import('./vault-claim'));

/** The claim page's left column: the account's requests, or what to do to have some. */
export function Claim() {
  const live = useLive();
  const { session, account, ask } = useWallet();
  if (session.status === 'absent') {
    return (
      <div className="grid gap-5.5">
        <p className="text-muted">
          Your requests show here once you connect the wallet that made them, or that holds their tokens now.
        </p>
        <Button variant="action" onClick={() => ask({ type: 'connect' })}>
          Connect a wallet to see your requests
        </Button>
      </div>
    );
  }
  if (live.status === 'unavailable' || account?.status === 'unavailable') {
    const reason =
      live.status === 'unavailable' ? live.reason : account?.status === 'unavailable' ? account.reason : '';
    return (
      <Notice tone="loss" title="Your requests cannot be read now:" role="status">
        {reason}. They are safe on the chain; this page goes on by itself.
      </Notice>
    );
  }
  if (account === null) {
    return (
      <Button busy className="w-full">
        Reading your requests…
      </Button>
    );
  }
  const { snapshot } = live;
  const vaults = vaultsWithRequests(snapshot, account);
  const hasLido = account.position.requests.length > 0;
  if (!hasLido && vaults.length === 0) {
    return (
      <>
        <p className="text-muted">
          This account has no open requests. <TextLink href="/withdraw">Request a withdrawal</TextLink> to make one.
        </p>
        <Unread of={account.others} />
      </>
    );
  }
  return (
    <div className="grid gap-10">
      {hasLido && (
        <section aria-label="Requests in Lido">
          {vaults.length > 0 && <h2 className="mb-1.5">Lido</h2>}
          <ClaimForm pool={snapshot.pool} position={account.position} />
        </section>
      )}
      {vaults.length > 0 && (
        <Suspense fallback={<p className="text-sm text-muted">Reading your requests in vaults…</p>}>
          {vaults.map(({ pool, position }) => (
            <VaultClaim key={pool.id} pool={pool} position={position} />
          ))}
        </Suspense>
      )}
      {someWait(account, vaults) && (
        <section aria-label="Be told when a request is ready">
          <h2>Be told when one is ready</h2>
          <Notifications />
        </section>
      )}
      <Unread of={account.others} />
    </div>
  );
}

function someWait({ position }: AccountPicture, vaults: readonly VaultWithRequests[]): boolean {
  return (
    position.requests.some(({ claimable }) => claimable === null) ||
    vaults.some((vault) => vault.position.requests.some(({ pending }) => pending > 0n))
  );
}

/** Pools whose requests are not known now: they may be missing above. */
function Unread({ of }: { readonly of: readonly PoolPosition[] }) {
  const failed = of.flatMap((one) => (one.status === 'failed' ? [one] : []));
  if (failed.length === 0) return null;
  return (
    <Notice tone="caution" title="Some of your requests may be missing here." role="status">
      {failed.map(({ id, reason }) => `${id} cannot be read now: ${reason}`).join('; ')}.
    </Notice>
  );
}

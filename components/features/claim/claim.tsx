'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { useLive } from '@/hooks/live-context';
import { useWallet } from '@/hooks/wallet-context';

import { ClaimForm } from './claim-form';

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
  if (account.position.requests.length === 0) {
    return (
      <p className="text-muted">
        This account has no open requests. <TextLink href="/withdraw">Request a withdrawal</TextLink> to make one.
      </p>
    );
  }
  return <ClaimForm pool={live.snapshot.pool} position={account.position} />;
}

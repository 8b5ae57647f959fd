'use client';

import { useEffect, useRef } from 'react';

import { formatBalance, formatShort } from '@/lib/format/format-amount';
import type { AccountPicture, LiveSnapshot } from '@/lib/protocols/live-state';
import { vaultsWithRequests } from '@/lib/protocols/vault-requests';

import { useLive } from './live-context';
import { useWallet } from './wallet-context';

/** Where the wish to be told is kept; "on" or nothing. */
export const NOTIFY_KEY = 'millrace.notify';

/** A request that can be claimed, in words. */
interface ReadyRequest {
  /** The same for the same request, in every pool and at every block. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
}

/** Tells the person, once each, that a request became ready to claim while the page is open, if they wanted that. */
export function useReadyNotice(): void {
  const live = useLive();
  const { account } = useWallet();
  const known = useRef<ReadonlySet<string> | null>(null);
  const picture = account === null || account.status === 'unavailable' ? null : account;
  const snapshot = live.status === 'unavailable' ? null : live.snapshot;
  useEffect(() => {
    if (picture === null || snapshot === null) return;
    const ready = readyOf(picture, snapshot);
    const before = known.current;
    known.current = new Set(ready.map(({ key }) => key));
    // What is ready when the page opens is on the page already.
    if (before !== null) for (const request of ready) if (!before.has(request.key)) tell(request);
  }, [picture, snapshot]);
}

function readyOf(account: AccountPicture, snapshot: LiveSnapshot): readonly ReadyRequest[] {
  const lido = account.position.requests.flatMap(({ id, claimable }) =>
    claimable === null
      ? []
      : [
          {
            key: `${id}`,
            title: `Request ${id} is ready`,
            body: `${formatShort(claimable.ether)} ETH can be claimed. There is no deadline.`,
          },
        ],
  );
  const vaults = vaultsWithRequests(snapshot, account).flatMap(({ pool, position }) =>
    position.requests.flatMap(({ id, claimable }) => {
      const { symbol, decimals } = pool.tokens.accruing;
      if (claimable === null) return [];
      return [
        {
          key: `${pool.id}-${id}`,
          title: `The ${symbol} vault has fulfilled a request`,
          body: `${formatBalance(claimable.shares, decimals)} ${symbol} can be claimed as ${pool.tokens.underlying.symbol}.`,
        },
      ];
    }),
  );
  return [...lido, ...vaults];
}

function tell({ key, title, body }: ReadyRequest): void {
  if (!isWanted()) return;
  const notice = new Notification(title, { body, tag: `millrace-${key}` });
  notice.onclick = () => window.focus();
}

function isWanted(): boolean {
  if (!('Notification' in window) || Notification.permission !== 'granted') return false;
  try {
    return localStorage.getItem(NOTIFY_KEY) === 'on';
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

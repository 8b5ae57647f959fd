'use client';

import { useEffect, useRef } from 'react';

import { formatShort } from '@/lib/format/format-amount';
import type { WithdrawalRequest } from '@/lib/protocols/lido/pool';

import { useWallet } from './wallet-context';

/** Where the wish to be told is kept; "on" or nothing. */
export const NOTIFY_KEY = 'millrace.notify';

/** Tells the person, once each, that a request became ready to claim while the page is open, if they wanted that. */
export function useReadyNotice(): void {
  const { account } = useWallet();
  const known = useRef<ReadonlySet<bigint> | null>(null);
  const requests = account === null || account.status === 'unavailable' ? null : account.position.requests;
  useEffect(() => {
    if (requests === null) return;
    const ready = requests.filter(({ claimable }) => claimable !== null);
    const before = known.current;
    known.current = new Set(ready.map(({ id }) => id));
    // What is ready when the page opens is on the page already.
    if (before !== null) for (const request of ready) if (!before.has(request.id)) tell(request);
  }, [requests]);
}

function tell({ id, claimable }: WithdrawalRequest): void {
  if (claimable === null || !isWanted()) return;
  const notice = new Notification(`Request ${id} is ready`, {
    body: `${formatShort(claimable.ether)} ETH can be claimed. There is no deadline.`,
    tag: `millrace-${id}`,
  });
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

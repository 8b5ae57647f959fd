'use client';

import { useEffect, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Mono } from '@/components/ui/mono';
import { Notice } from '@/components/ui/notice';

/** One thing this browser keeps for the app. */
interface Kept {
  readonly key: string;
  readonly place: 'storage' | 'cookie';
  readonly says: string;
  readonly bytes: number;
}

/** What each thing is for; the longest beginning that fits counts. */
const MEANINGS: readonly (readonly [start: string, says: string])[] = [
  ['millrace.journal', 'your transactions, so that none is lost when a page is closed'],
  ['millrace.node', 'the address of your own node'],
  ['millrace.claims-per-transaction', 'the limit of claims in one transaction'],
  ['millrace.notify', 'that you want to be told when a request is ready'],
  ['millrace.theme', 'light or dark'],
  ['millrace.currency', 'whether amounts also stand in US dollars'],
  ['millrace.account', 'the public address of your account, so that the first page has your figures'],
  ['wagmi', 'which wallet was connected'],
  ['rk-', 'which wallets were used lately, for the wallet list'],
  ['wc@', 'sessions of WalletConnect'],
];

/** What is kept in this browser, and how to be rid of it. */
export function LocalData() {
  const [kept, setKept] = useState<readonly Kept[] | null>(null);
  const [open, setOpen] = useState<number | null>(null);
  useEffect(() => setKept(keptNow()), []);
  const clear = async (despiteOpen: boolean) => {
    const count = await openTransactions();
    if (count > 0 && !despiteOpen) return setOpen(count);
    forgetAll();
    window.location.assign('/settings?cleared');
  };
  if (kept === null) return <p className="mt-3 text-muted">Reading what this browser keeps needs JavaScript.</p>;
  return (
    <div className="mt-3 max-w-[64ch]">
      {kept.length === 0 ? (
        <p className="text-muted">Nothing is kept in this browser.</p>
      ) : (
        <ul className="border-t border-line">
          {kept.map(({ key, place, says, bytes }) => (
            <li key={`${place} ${key}`} className="border-b border-line py-2">
              {says}
              <span className="block text-xs text-muted">
                <Mono value={key} className="break-all" />, {place === 'cookie' ? 'cookie' : 'storage'}, {bytes} bytes
              </span>
            </li>
          ))}
        </ul>
      )}
      {open !== null && (
        <div className="mt-3">
          <Notice
            tone="caution"
            title={open === 1 ? 'A transaction is open.' : `${open} transactions are open.`}
            role="alert"
          >
            Clearing does not cancel them: they go on on the chain, but this browser no longer knows of them and cannot
            tell you how they end. Better wait until they are done.
          </Notice>
        </div>
      )}
      <div className="mt-3 flex flex-wrap items-baseline gap-4">
        {open === null ? (
          kept.length > 0 && <Button onClick={() => void clear(false)}>Clear all of it</Button>
        ) : (
          <>
            <Button onClick={() => setOpen(null)}>Keep everything</Button>
            <Button variant="quiet" onClick={() => void clear(true)}>
              Clear it all the same
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** How many transactions of any account still have to be watched. The journal's reader is loaded only here. */
async function openTransactions(): Promise<number> {
  const [{ JOURNAL_KEY, JOURNAL_KEY_V1, parseJournal }, { isOpen }] = await Promise.all([
    import('@/lib/tx/journal'),
    import('@/lib/tx/journal-entry'),
  ]);
  const journal = parseJournal(localStorage.getItem(JOURNAL_KEY), localStorage.getItem(JOURNAL_KEY_V1));
  return journal.filter(({ state }) => isOpen(state)).length;
}

function keptNow(): readonly Kept[] {
  const stored = Object.keys(localStorage).map((key): Kept => {
    const bytes = key.length + (localStorage.getItem(key)?.length ?? 0);
    return { key, place: 'storage', says: meaningOf(key), bytes };
  });
  const cookies = document.cookie.split('; ').flatMap((text): Kept[] => {
    const [key = ''] = text.split('=');
    return key === '' ? [] : [{ key, place: 'cookie', says: meaningOf(key), bytes: text.length }];
  });
  return [...stored, ...cookies].toSorted((a, b) => a.key.localeCompare(b.key, 'en'));
}

function meaningOf(key: string): string {
  return MEANINGS.find(([start]) => key.startsWith(start))?.[1] ?? 'kept by the wallet’s code';
}

function forgetAll(): void {
  localStorage.clear();
  sessionStorage.clear();
  for (const text of document.cookie.split('; ')) {
    const [key = ''] = text.split('=');
    for (const path of ['/', '/settings']) {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we serve
      document.cookie = `${key}=; path=${path}; max-age=0; samesite=lax`;
    }
  }
}

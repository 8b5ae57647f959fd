'use client';

import { useEffect, useState } from 'react';

import { useClientConfig } from '@/hooks/client-config-context';
import { useLive } from '@/hooks/live-context';
import { useWallet } from '@/hooks/wallet-context';
import { poolOf } from '@/lib/protocols/live-state';
import type { Quote } from '@/lib/protocols/protocol';
import type { JournalEntry } from '@/lib/tx/journal';

import { onJournalChange, readJournal } from './journal-store';
import { TransactionDialog } from './transaction-dialog';
import type { TransactionStart } from './use-transaction';

interface Shown {
  readonly start: TransactionStart;
  readonly shown: Quote;
}

/** All transactions of this visit: those wished for on a page, and those an earlier page or another tab left open. */
export function TransactionSlot() {
  const [list, setList] = useState<readonly Shown[]>([]);
  const [tray, setTray] = useState<HTMLElement | null>(null);
  const live = useLive();
  useWishedTransactions(setList);
  useLeftTransactions(setList);
  if (live.status === 'unavailable') return null;
  return (
    <>
      {list.map(({ start, shown }) => {
        const pool = poolOf(live.snapshot, start.pool);
        return pool === null ? null : (
          <TransactionDialog
            key={start.id}
            start={start}
            shown={shown}
            tray={tray}
            tokens={pool.tokens}
            onEnd={() => setList((current) => current.filter((other) => other.start.id !== start.id))}
          />
        );
      })}
      <div ref={setTray} className="fixed inset-x-0 bottom-0 z-10 border-t border-ink bg-surface empty:hidden" />
    </>
  );
}

type SetList = (change: (current: readonly Shown[]) => readonly Shown[]) => void;

function useWishedTransactions(setList: SetList): void {
  const { wish, taken, session } = useWallet();
  useEffect(() => {
    if (wish?.type !== 'transact' || session.status !== 'connected') return;
    const { pool, intent, shown } = wish;
    const start = { id: crypto.randomUUID(), account: session.account, pool, intent, entry: null };
    setList((current) => [...current, { start, shown }]);
    taken();
  }, [wish, taken, session, setList]);
}

function useLeftTransactions(setList: SetList): void {
  const { session } = useWallet();
  const { chainId } = useClientConfig();
  const account = session.status === 'connected' ? session.account : null;
  useEffect(() => {
    if (account === null) return;
    const adopt = () => {
      const left = readJournal().filter((entry) => entry.chainId === chainId && entry.account === account);
      setList((current) => [...current, ...left.filter((entry) => !isShown(current, entry)).map(shownEntry)]);
    };
    adopt();
    return onJournalChange(adopt);
  }, [account, chainId, setList]);
}

function isShown(current: readonly Shown[], entry: JournalEntry): boolean {
  return current.some(({ start }) => start.id === entry.id);
}

function shownEntry(entry: JournalEntry): Shown {
  return {
    start: { id: entry.id, account: entry.account, pool: entry.pool, intent: entry.intent, entry },
    shown: entry.quote,
  };
}

'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

import { useClientConfig } from '@/hooks/client-config-context';
import { useLive } from '@/hooks/live-context';
import { useWallet } from '@/hooks/wallet-context';
import { tokensOf } from '@/lib/protocols/market/pool-tokens';
import type { Quote } from '@/lib/protocols/protocol';
import type { Journal } from '@/lib/tx/journal';
import { isLeft, type JournalEntry } from '@/lib/tx/journal-entry';

import { onJournalChange, readJournal } from './journal-store';
import { TransactionDialog } from './transaction-dialog';
import { TransactionDrawer } from './transaction-drawer';
import type { TransactionStart } from './use-transaction';

interface Shown {
  readonly start: TransactionStart;
  readonly shown: Quote;
  /** How often the person asked to see it. */
  readonly shows: number;
}

/** All transactions of this visit: those wished for on a page, and those an earlier page or another tab left open. */
export function TransactionSlot() {
  const [list, setList] = useState<readonly Shown[]>([]);
  const [tray, setTray] = useState<HTMLElement | null>(null);
  const [drawer, setDrawer] = useState(false);
  const live = useLive();
  const { markets } = useClientConfig();
  const journal = useAccountJournal();
  useOpenCount(journal);
  useWishes(setList, setDrawer);
  useLeftTransactions(journal, setList);
  const show = useCallback((entry: JournalEntry) => {
    setDrawer(false);
    setList((current) => withShown(current, entry));
  }, []);
  if (live.status === 'unavailable') return null;
  return (
    <>
      {list.map(({ start, shown, shows }) => {
        const tokens = tokensOf(live.snapshot, markets, start.pool);
        return tokens === null ? null : (
          <TransactionDialog
            key={start.id}
            start={start}
            shown={shown}
            shows={shows}
            tray={tray}
            tokens={tokens}
            onEnd={() => setList((current) => current.filter((other) => other.start.id !== start.id))}
          />
        );
      })}
      <TransactionDrawer
        open={drawer}
        journal={journal}
        snapshot={live.snapshot}
        onShow={show}
        onClose={() => setDrawer(false)}
      />
      <div ref={setTray} className="fixed inset-x-0 bottom-0 z-10 border-t border-ink bg-surface empty:hidden" />
    </>
  );
}

type SetList = (change: (current: readonly Shown[]) => readonly Shown[]) => void;

const NO_JOURNAL: Journal = [];

/** What the journal has of the connected account on this network, newest first. */
function useAccountJournal(): Journal {
  const { session } = useWallet();
  const { chainId } = useClientConfig();
  const journal = useSyncExternalStore(onJournalChange, readJournal, () => NO_JOURNAL);
  if (session.status !== 'connected') return NO_JOURNAL;
  return journal
    .filter((entry) => entry.chainId === chainId && entry.account === session.account)
    .toSorted((a, b) => b.startedAt - a.startedAt);
}

/** Tells the header how many transactions are on their way or wait for the person. */
function useOpenCount(journal: Journal): void {
  const { reportOpen } = useWallet();
  const open = journal.filter(({ seen }) => !seen).length;
  useEffect(() => reportOpen(open), [open, reportOpen]);
}

function useWishes(setList: SetList, setDrawer: (open: boolean) => void): void {
  const { wish, taken, session } = useWallet();
  useEffect(() => {
    if (wish?.type === 'transactions') {
      setDrawer(true);
      taken();
    }
    if (wish?.type !== 'transact' || session.status !== 'connected') return;
    const { pool, intent, shown } = wish;
    const start = { id: crypto.randomUUID(), account: session.account, pool, intent, entry: null };
    setList((current) => [...current, { start, shown, shows: 0 }]);
    taken();
  }, [wish, taken, session, setList, setDrawer]);
}

function useLeftTransactions(journal: Journal, setList: SetList): void {
  const left = journal.filter(isLeft);
  const ids = left.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids say whether there are others
  useEffect(() => {
    setList((current) => {
      const others = left.filter((entry) => !isShown(current, entry));
      return others.length === 0 ? current : [...current, ...others.map((entry) => shownEntry(entry, 0))];
    });
  }, [ids, setList]);
}

function isShown(current: readonly Shown[], entry: JournalEntry): boolean {
  return current.some(({ start }) => start.id === entry.id);
}

function withShown(current: readonly Shown[], entry: JournalEntry): readonly Shown[] {
  if (!isShown(current, entry)) return [...current, shownEntry(entry, 1)];
  return current.map((other) => (other.start.id === entry.id ? { ...other, shows: other.shows + 1 } : other));
}

function shownEntry(entry: JournalEntry, shows: number): Shown {
  const { id, account, pool, intent } = entry;
  return { start: { id, account, pool, intent, entry }, shown: entry.state.quote, shows };
}

'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Address } from 'viem';

import { decodeJson } from '@/lib/codec';
import type { AccountPicture, AccountState } from '@/lib/protocols/live-state';
import { type PackedAccount, unpackAccount } from '@/lib/protocols/packed-account';
import type { Intent, PoolId, Quote } from '@/lib/protocols/protocol';

import { useLive } from './live-context';
import { problemText } from './problem-text';
import { rememberAccount } from './remembered-account';

/** The wallet as pages see it. No wallet code is needed to know this. */
export type WalletSession =
  | { readonly status: 'absent' }
  /** Wallet code is loading, or a returning visitor's wallet is being asked. */
  | { readonly status: 'waking'; readonly account: Address | null }
  | { readonly status: 'connected'; readonly account: Address; readonly chainId: number };

/** What a page wants of the wallet code; it is loaded when the first wish comes up. `shown` is the quote the person saw. */
export type WalletWish =
  | { readonly type: 'connect' }
  | { readonly type: 'manage' }
  | { readonly type: 'switch-chain' }
  /** The list of transactions. */
  | { readonly type: 'transactions' }
  | { readonly type: 'transact'; readonly pool: PoolId; readonly intent: Intent; readonly shown: Quote };

interface Wallet {
  readonly session: WalletSession;
  /** The connected account in the protocol; null without a wallet and before the first answer. */
  readonly account: AccountState | null;
  readonly wish: WalletWish | null;
  ask(wish: WalletWish): void;
  /** The wallet code has taken the wish up. */
  taken(): void;
  report(session: WalletSession): void;
  /** Transactions of the account that are on their way or wait for the person. */
  readonly openTransactions: number;
  reportOpen(count: number): void;
}

const WalletContext = createContext<Wallet | null>(null);

/** Holds the session and passes wishes from pages to the wallet code, which is not part of the first load. */
export function WalletProvider({
  remembered,
  initialAccount,
  children,
}: {
  /** The account of a returning visitor, from a cookie. */
  readonly remembered: Address | null;
  readonly initialAccount: PackedAccount | null;
  readonly children: ReactNode;
}) {
  const [session, setSession] = useState<WalletSession>(
    remembered === null ? { status: 'absent' } : { status: 'waking', account: remembered },
  );
  const [wish, setWish] = useState<WalletWish | null>(null);
  const account = useAccountState(session, initialAccount);
  const ask = useCallback((next: WalletWish) => {
    setWish(next);
    setSession((current) => (current.status === 'absent' ? { status: 'waking', account: null } : current));
  }, []);
  const taken = useCallback(() => setWish(null), []);
  const report = useCallback((next: WalletSession) => {
    setSession(next);
    if (next.status !== 'waking') rememberAccount(next.status === 'connected' ? next.account : null);
  }, []);
  const [openTransactions, reportOpen] = useState(0);
  const value = useMemo(
    () => ({ session, account, wish, ask, taken, report, openTransactions, reportOpen }),
    [session, account, wish, ask, taken, report, openTransactions],
  );
  return <WalletContext value={value}>{children}</WalletContext>;
}

/** The account's picture, read again whenever the pool has a new block. */
function useAccountState(session: WalletSession, initial: PackedAccount | null): AccountState | null {
  const live = useLive();
  const [state, setState] = useState<{ readonly of: Address | null; readonly state: AccountState | null }>(() => ({
    of: session.status === 'absent' ? null : session.account,
    state: initial === null ? null : unpackAccount(initial),
  }));
  const address = session.status === 'absent' ? null : session.account;
  const blockHash = live.status === 'unavailable' ? null : live.snapshot.block.hash;
  const known = address !== null && state.of === address ? state.state : null;
  // The page came with it.
  const isKnown = known?.status === 'live' && known.block.hash === blockHash && hasWaits(known);
  useEffect(() => {
    if (address === null || blockHash === null || isKnown) return;
    const abort = new AbortController();
    readAccount(address, abort.signal).then(
      (next) => setState({ of: address, state: next }),
      (error: unknown) => {
        if (!abort.signal.aborted) setState((known) => staleAccount(known, address, error));
      },
    );
    return () => abort.abort();
  }, [address, blockHash, isKnown]);
  return known;
}

/** Whether it is told when waiting requests are paid. */
function hasWaits({ waits, position }: AccountPicture): boolean {
  return waits !== undefined || position.requests.every(({ claimable }) => claimable !== null);
}

async function readAccount(address: Address, signal: AbortSignal): Promise<AccountState> {
  const answer = await fetch(`/api/v1/accounts/${address}`, { signal });
  if (answer.ok) return decodeJson<AccountState>(await answer.text());
  return { status: 'unavailable', reason: await problemText(answer) };
}

function staleAccount(
  known: { readonly of: Address | null; readonly state: AccountState | null },
  address: Address,
  error: unknown,
): { readonly of: Address; readonly state: AccountState } {
  if (known.of === address && known.state !== null && known.state.status !== 'unavailable') {
    return { of: address, state: { ...known.state, status: 'stale' } };
  }
  return {
    of: address,
    state: { status: 'unavailable', reason: error instanceof Error ? error.message : 'no answer' },
  };
}

/** The wallet as pages see it. */
export function useWallet(): Wallet {
  const wallet = useContext(WalletContext);
  if (wallet === null) throw new Error('useWallet outside WalletProvider');
  return wallet;
}

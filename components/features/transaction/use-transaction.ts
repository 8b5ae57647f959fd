'use client';

import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Address } from 'viem';

import { useClientConfig } from '@/hooks/client-config-context';
import { useExecutorContext } from '@/hooks/use-executor-context';
import type { ChainFault } from '@/lib/chain/fault';
import type { Intent, PoolId } from '@/lib/protocols/protocol';
import { checkIntent } from '@/lib/tx/executor';
import type { JournalEntry } from '@/lib/tx/journal';
import { INITIAL_TX, reduceTx, type TxEvent, type TxState } from '@/lib/tx/machine';
import { type FlowListener, resumeFlow, runFlow } from '@/lib/tx/run-flow';

import { dropEntry, inOneTab, keepEntry, readJournal } from './journal-store';

/** How a transaction begins here: with a wish, or with what an earlier page or another tab left. */
export interface TransactionStart {
  readonly id: string;
  readonly account: Address;
  readonly pool: PoolId;
  readonly intent: Intent;
  readonly entry: JournalEntry | null;
}

/** A transaction as its dialog sees it. */
export interface Transaction {
  readonly state: TxState;
  /** Why the node does not answer while a transaction is on its way; null when it does. */
  readonly trouble: ChainFault | null;
  /** This browser will find it again after a reload. */
  readonly kept: boolean;
  /** Signs and sends what is under review. */
  confirm(): void;
  /** Reads everything again. */
  recheck(): void;
  /** The person has seen how it ended: it is forgotten. */
  forget(): void;
}

/**
 * One intent from its check, or from where it was left, to its outcome.
 * @param onGone another tab saw this transaction to its end
 */
export function useTransaction(
  { id, account, pool, intent, entry }: TransactionStart,
  onGone: () => void,
): Transaction {
  const [state, dispatch] = useReducer(reduceTx, entry, initialState);
  const [trouble, setTrouble] = useState<ChainFault | null>(null);
  const createContext = useExecutorContext(account, pool);
  const kept = useJournal({ id, account, pool, intent }, state);

  useCheck(state.status === 'checking', createContext, intent, dispatch);
  useResume(entry, createContext, { dispatch, onTrouble: setTrouble, onGone });

  const confirm = useCallback(async () => {
    if (state.status !== 'review') return;
    dispatch({ type: 'confirm' });
    try {
      const context = await createContext();
      await inOneTab(id, () => runFlow(context, intent, state, { dispatch, onTrouble: setTrouble }));
    } catch (error) {
      dispatch({ type: 'not-sent', fault: unknownFault(error) });
    }
  }, [state, createContext, intent, id]);

  const recheck = useCallback(() => dispatch({ type: 'recheck' }), []);
  const forget = useCallback(() => {
    dropEntry(id);
  }, [id]);
  return { state, trouble, kept, confirm, recheck, forget };
}

type CreateContext = ReturnType<typeof useExecutorContext>;

function initialState(entry: JournalEntry | null): TxState {
  if (entry === null) return INITIAL_TX;
  const { quote, steps, at, hashes, sent } = entry;
  return { status: 'pending', quote, steps, at, hashes, sent, standing: 'waiting' };
}

/** Reads and quotes while the flow is at its check. */
function useCheck(checking: boolean, createContext: CreateContext, intent: Intent, dispatch: (event: TxEvent) => void) {
  useEffect(() => {
    if (!checking) return;
    let current = true;
    void check(createContext, intent).then((event) => current && dispatch(event));
    return () => {
      current = false;
    };
  }, [checking, createContext, intent, dispatch]);
}

interface ResumeListener extends FlowListener {
  onGone(): void;
}

/** Watches what was left on its way, once no other tab does. */
function useResume(entry: JournalEntry | null, createContext: CreateContext, listener: ResumeListener): void {
  const latestListener = useRef(listener);
  latestListener.current = listener;
  useEffect(() => {
    if (entry === null) return;
    let current = true;
    const tell = () => (current ? latestListener.current : SILENT);
    const resume = async () => {
      const latest = readJournal().find((other) => other.id === entry.id);
      if (latest === undefined) return tell().onGone();
      await resumeFlow(await createContext(), latest.intent, latest, latest.sent, {
        dispatch: (event) => tell().dispatch(event),
        onTrouble: (fault) => tell().onTrouble(fault),
      });
    };
    inOneTab(entry.id, resume).catch((error: unknown) => tell().onTrouble(unknownFault(error)));
    return () => {
      current = false;
    };
  }, [entry, createContext]);
}

/** For answers that come after the page has gone on. */
const SILENT: ResumeListener = { dispatch: () => undefined, onTrouble: () => undefined, onGone: () => undefined };

/** Keeps the flow in the journal from its first signature on, and takes it out when nothing of it is on its way. */
function useJournal({ id, account, pool, intent }: Omit<TransactionStart, 'entry'>, state: TxState): boolean {
  const { chainId } = useClientConfig();
  const [kept, setKept] = useState(true);
  useEffect(() => {
    if (state.status === 'pending') {
      const { quote, steps, at, hashes, sent } = state;
      setKept(keepEntry({ id, chainId, account, pool, intent, quote, steps, at, hashes, sent }));
    } else if (state.status === 'checking' || state.status === 'review') {
      dropEntry(id);
    }
  }, [id, chainId, account, pool, intent, state]);
  return kept;
}

async function check(createContext: CreateContext, intent: Intent): Promise<TxEvent> {
  try {
    const checked = await checkIntent(await createContext(), intent);
    if (checked.status === 'ready') return { type: 'checked', quote: checked.quote, steps: checked.steps };
    if (checked.status === 'refused') return { type: 'refused', refusal: checked.refusal };
    return { type: 'check-failed', fault: checked.fault };
  } catch (error) {
    return { type: 'check-failed', fault: unknownFault(error) };
  }
}

function unknownFault(error: unknown): ChainFault {
  return { code: 'unknown', detail: error instanceof Error ? error.message : String(error) };
}

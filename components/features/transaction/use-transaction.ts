'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Address } from 'viem';

import { useClientConfig } from '@/hooks/client-config-context';
import { useExecutorContext } from '@/hooks/use-executor-context';
import type { ChainFault } from '@/lib/chain/fault';
import type { Intent, PoolId } from '@/lib/protocols/protocol';
import { type CheckChoices, checkIntent } from '@/lib/tx/check';
import type { ExecutorContext } from '@/lib/tx/context';
import type { TxEvent } from '@/lib/tx/events';
import type { Approval } from '@/lib/tx/flow-step';
import type { JournalEntry } from '@/lib/tx/journal-entry';
import { revokeStep } from '@/lib/tx/revoke';
import type { TxState } from '@/lib/tx/state';

import { readClaimsPerTransaction } from './claims-limit';
import { FlowRunner } from './flow-runner';
import { markSeen } from './journal-store';

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
  readonly choices: CheckChoices;
  /** Reads through the wallet, for what the review shows. */
  createContext(signal: AbortSignal): ExecutorContext;
  /** Signs and sends what is under review. */
  confirm(): void;
  /** Reads everything again, with other choices when some are given. */
  recheck(choices?: Partial<CheckChoices>): void;
  /** Sends a dropped transaction again, in the same place. */
  sendAgain(): void;
  /** Takes an allowance back that was left over. */
  revoke(approval: Approval): void;
  /** Leaves the rest of the steps undone. */
  stop(): void;
  /** The person has seen how it ended. */
  see(): void;
}

/**
 * One intent from its check, or from where it was left, to its outcome.
 * @param onGone another tab forgot this transaction
 */
export function useTransaction(start: TransactionStart, onGone: () => void): Transaction {
  const { id, account, pool, intent } = start;
  const { chainId } = useClientConfig();
  const createContext = useExecutorContext(account, pool);
  const [runner] = useState(() => new FlowRunner({ ...start, chainId }));
  const [state, setState] = useState(runner.state);
  const [trouble, setTrouble] = useState<ChainFault | null>(null);
  const [kept, setKept] = useState(true);
  const [choices, setChoices] = useState<CheckChoices>(() => ({
    avoided: [],
    claimsPerTransaction: readClaimsPerTransaction(),
  }));

  const gone = useRef(onGone);
  gone.current = onGone;
  useEffect(() => {
    const listener = { onState: setState, onTrouble: setTrouble, onKept: setKept, onGone: () => gone.current() };
    runner.open(createContext, listener);
    return () => runner.close();
  }, [runner, createContext]);

  useCheck(state.status === 'checking', createContext, intent, choices, runner);

  const recheck = useCallback(
    (changes?: Partial<CheckChoices>) => {
      if (changes !== undefined) setChoices((current) => ({ ...current, ...changes }));
      runner.tell({ type: 'recheck' });
    },
    [runner],
  );
  const actions = useMemo(
    () => ({
      confirm: () => runner.confirm(),
      sendAgain: () => runner.tell({ type: 'send-again' }),
      revoke: (approval: Approval) => {
        const step = revokeStep(runner.state, approval);
        if (step !== null) runner.tell({ type: 'revoke', step });
      },
      stop: () => runner.tell({ type: 'stop' }),
      see: () => markSeen(id, true),
    }),
    [runner, id],
  );
  return { state, trouble, kept, choices, createContext, recheck, ...actions };
}

/** Reads and quotes while the flow is at its check. */
function useCheck(
  checking: boolean,
  createContext: (signal: AbortSignal) => ExecutorContext,
  intent: Intent,
  choices: CheckChoices,
  runner: FlowRunner,
): void {
  useEffect(() => {
    if (!checking) return;
    const abort = new AbortController();
    void check(createContext(abort.signal), intent, choices).then((event) => {
      if (!abort.signal.aborted) runner.tell(event);
    });
    return () => abort.abort();
  }, [checking, createContext, intent, choices, runner]);
}

async function check(context: ExecutorContext, intent: Intent, choices: CheckChoices): Promise<TxEvent> {
  const checked = await checkIntent(context, intent, choices);
  if (checked.status === 'ready') {
    const { quote, quotedAt, steps } = checked;
    return { type: 'checked', quote, quotedAt, steps };
  }
  if (checked.status === 'refused') return { type: 'refused', refusal: checked.refusal };
  return { type: 'check-failed', fault: checked.fault };
}

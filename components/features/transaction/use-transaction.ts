'use client';

import { useCallback, useEffect, useReducer, useState } from 'react';

import { useExecutorContext } from '@/hooks/use-executor-context';
import type { ChainFault } from '@/lib/chain/fault';
import type { Intent } from '@/lib/protocols/protocol';
import { checkIntent } from '@/lib/tx/executor';
import { INITIAL_TX, reduceTx, type TxEvent, type TxState } from '@/lib/tx/machine';
import { runFlow } from '@/lib/tx/run-flow';

/** A transaction as its dialog sees it. */
export interface Transaction {
  readonly state: TxState;
  /** Why the node does not answer while a transaction is on its way; null when it does. */
  readonly trouble: ChainFault | null;
  /** Signs and sends what is under review. */
  confirm(): void;
  /** Reads everything again. */
  recheck(): void;
}

/** One intent from its check to its outcome. Mount it anew for each intent. */
export function useTransaction(intent: Intent): Transaction {
  const [state, dispatch] = useReducer(reduceTx, INITIAL_TX);
  const [trouble, setTrouble] = useState<ChainFault | null>(null);
  const createContext = useExecutorContext();

  const checking = state.status === 'checking';
  useEffect(() => {
    if (!checking) return;
    let current = true;
    void check(createContext, intent).then((event) => current && dispatch(event));
    return () => {
      current = false;
    };
  }, [checking, createContext, intent]);

  const confirm = useCallback(async () => {
    if (state.status !== 'review') return;
    dispatch({ type: 'confirm' });
    try {
      await runFlow(await createContext(), intent, state, { dispatch, onTrouble: setTrouble });
    } catch (error) {
      dispatch({ type: 'not-sent', fault: unknownFault(error) });
    }
  }, [state, createContext, intent]);

  const recheck = useCallback(() => dispatch({ type: 'recheck' }), []);
  return { state, trouble, confirm, recheck };
}

async function check(createContext: ReturnType<typeof useExecutorContext>, intent: Intent): Promise<TxEvent> {
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

import type { Address } from 'viem';

import type { ChainFault } from '@/lib/chain/fault';
import type { Intent, PoolId } from '@/lib/protocols/protocol';
import { Abandoned, type ExecutorContext, faultOf } from '@/lib/tx/context';
import { driveFlow } from '@/lib/tx/drive';
import type { TxEvent } from '@/lib/tx/events';
import { type JournalEntry, keptStateOf } from '@/lib/tx/journal-entry';
import { reduceTx } from '@/lib/tx/machine';
import { INITIAL_TX, isEnd, type TxState } from '@/lib/tx/state';

import { dropEntry, inOneTab, keepEntry, onJournalChange, readEntry } from './journal-store';

interface RunnerStart {
  readonly id: string;
  readonly chainId: number;
  readonly account: Address;
  readonly pool: PoolId;
  readonly intent: Intent;
  readonly entry: JournalEntry | null;
}

/** Who is told what a runner does. */
interface RunnerListener {
  onState(state: TxState): void;
  onTrouble(fault: ChainFault | null): void;
  /** Whether this browser will find the transaction again. */
  onKept(kept: boolean): void;
  /** Another tab forgot it. */
  onGone(): void;
}

type CreateContext = (signal: AbortSignal) => ExecutorContext;

/**
 * Holds one transaction's state in this tab: writes it to the journal before anything else happens, drives it while no
 * other tab does, and otherwise shows what the tab that drives has written.
 */
export class FlowRunner {
  state: TxState;
  readonly #start: RunnerStart;
  readonly #startedAt: number;
  #createContext: CreateContext | null = null;
  #listener: RunnerListener | null = null;
  #drive: AbortController | null = null;
  #leads = false;
  #unsubscribe: () => void = () => undefined;

  constructor(start: RunnerStart) {
    this.#start = start;
    this.#startedAt = start.entry?.startedAt ?? Date.now();
    this.state = start.entry?.state ?? INITIAL_TX;
  }

  /** Starts to listen, and takes up what was left on its way. */
  open(createContext: CreateContext, listener: RunnerListener): void {
    this.#createContext = createContext;
    this.#listener = listener;
    this.#unsubscribe = onJournalChange(() => this.#follow());
    if (keptStateOf(this.state) !== null) this.#lead(() => true);
  }

  /** Ends all waiting; what is on its way stays in the journal. */
  close(): void {
    this.#unsubscribe();
    this.#drive?.abort();
    this.#listener = null;
  }

  /** Something the person did, or a check's answer. */
  tell(event: TxEvent): void {
    this.#dispatch(event);
  }

  /** The person goes on to the wallet. Another tab that was quicker is followed instead. */
  confirm(): void {
    if (this.state.status !== 'review') return;
    const before = JSON.stringify(readEntry(this.#start.id)?.state, bigintAsText);
    this.#dispatch({ type: 'confirm' });
    this.#lead(() => JSON.stringify(readEntry(this.#start.id)?.state, bigintAsText) === before);
  }

  /** @param isOurs whether, once it is this tab's turn, the state held here is still the newest */
  #lead(isOurs: () => boolean): void {
    this.#drive?.abort();
    const drive = new AbortController();
    this.#drive = drive;
    const work = async () => {
      if (drive.signal.aborted || this.#createContext === null) return;
      const written = readEntry(this.#start.id);
      if (written !== undefined && (keptStateOf(this.state) !== null || !isOurs())) this.#show(written.state);
      const context = this.#createContext(drive.signal);
      this.#leads = true;
      try {
        await driveFlow(context, this.#start.intent, this.state, {
          dispatch: (event) => (drive.signal.aborted ? this.state : this.#dispatch(event)),
          onTrouble: (fault) => this.#listener?.onTrouble(fault),
        });
      } catch (error) {
        if (!(error instanceof Abandoned)) this.#listener?.onTrouble(faultOf(context, error));
      } finally {
        if (this.#drive === drive) this.#leads = false;
      }
    };
    void inOneTab(this.#start.id, work);
  }

  #dispatch(event: TxEvent): TxState {
    const next = reduceTx(this.state, event);
    if (next === this.state) return next;
    // A drive that watches an end has nothing to say to a flow that the person takes up again.
    if (event.type === 'recheck' || event.type === 'revoke' || event.type === 'send-again') this.#drive?.abort();
    this.state = next;
    this.#keep(next, event.type === 'reorged');
    this.#listener?.onState(next);
    return next;
  }

  #keep(state: TxState, unseen: boolean): void {
    const { id, chainId, account, pool, intent } = this.#start;
    const kept = keptStateOf(state);
    if (kept !== null) {
      // What somebody took up again has an end that nobody has seen yet.
      const seen = isEnd(state) && !unseen && (readEntry(id)?.seen ?? false);
      this.#listener?.onKept(
        keepEntry({ id, chainId, account, pool, intent, startedAt: this.#startedAt, seen, state: kept }),
      );
    } else if (state.status === 'review' && state.fault !== null) {
      // Nothing of it was sent.
      dropEntry(id);
    }
  }

  /** What the leading tab wrote. */
  #follow(): void {
    if (this.#leads || keptStateOf(this.state) === null) return;
    const written = readEntry(this.#start.id);
    if (written === undefined) this.#listener?.onGone();
    else if (written.state !== this.state) this.#show(written.state);
  }

  #show(state: TxState): void {
    this.state = state;
    this.#listener?.onState(state);
  }
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

import type { Address } from 'viem';

/** Whether a set of operators takes new deposits. */
export type ModuleStatus = 'active' | 'deposits-paused' | 'stopped';

/** A set of node operators under rules of their own. */
export interface OperatorModule {
  readonly id: bigint;
  readonly name: string;
  readonly address: Address;
  /** The contract that keeps its fee and its limit. */
  readonly router: Address;
  readonly status: ModuleStatus;
  /** Parts of rewards in hundredths of a percent: for the operators, for the treasury. */
  readonly fee: { readonly operators: bigint; readonly treasury: bigint };
  /** The most of all stake it may have, in hundredths of a percent. */
  readonly shareLimit: bigint;
  /** Validators that ever were deposited, those of them that left, and keys that wait for a deposit. */
  readonly validators: { readonly deposited: bigint; readonly exited: bigint; readonly depositable: bigint };
  /** Operators it has in all; `operators` may hold fewer when there are too many to read. */
  readonly operatorCount: bigint;
  readonly operators: readonly Operator[];
}

/** One node operator of one module. The same company can be in several. */
export interface Operator {
  readonly module: bigint;
  readonly id: bigint;
  /** null where the module keeps no names. */
  readonly name: string | null;
  readonly active: boolean;
  readonly deposited: bigint;
  readonly exited: bigint;
  /** Keys that wait for a deposit. */
  readonly depositable: bigint;
  /** Validators that should have left and have not, by the module's own word. */
  readonly stuck: bigint;
}

/** Validators an operator runs now: deposited, less those that left. */
export function validatorsOf({ deposited, exited }: Pick<Operator, 'deposited' | 'exited'>): bigint {
  return deposited - exited;
}

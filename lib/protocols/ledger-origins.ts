import type { Address } from 'viem';

import type { LedgerLine } from '@/lib/domain/ledger-book';
import type { LedgerKind } from '@/lib/domain/ledger-events';

/** A contract's event, or a view function that tells a worth; both as Foundry's `cast` takes them. */
export interface Source {
  readonly contract: Address;
  readonly contractName: string;
  readonly call: string;
}

/** A view function with what it is asked for: an account, or an amount in the token's smallest unit. */
export type WorthSource = Source & { readonly of: 'account' | 'amount' };

/** What an account can have: shares of its own, the wrapped or only token, and what it asked for. */
export type HeldPart = keyof LedgerLine['moved'];

/** Events that lines of a ledger come from. */
export type LedgerEventName =
  | 'shares'
  | 'burnt'
  | 'wrapped'
  | 'asked'
  | 'ready'
  | 'claimed'
  /** A request that changed hands. */
  | 'handed'
  | 'reported';

/** Where the lines of a pool's ledger come from. */
export interface LedgerOrigins {
  readonly events: Readonly<Partial<Record<LedgerEventName, Source>>>;
  /** What tells the worth of each part. */
  readonly worth: Readonly<Partial<Record<HeldPart, WorthSource>>>;
  /** What tells whether anything is held. */
  readonly balance: Source;
  /** What tells the rate of now. */
  readonly rate: Source & { readonly args: readonly string[] };
}

/** Those of what an account has, without its pool's reports and rate. */
export type AccountOrigins = Omit<LedgerOrigins, 'rate'>;

/** Which event a line comes from; null for a step of the rate that none tells. */
export function eventOfLine({
  kind,
  moved,
  transaction,
}: {
  readonly kind: LedgerKind;
  readonly moved: LedgerLine['moved'];
  readonly transaction: string | null;
}): LedgerEventName | null {
  if (transaction === null) return null;
  switch (kind) {
    case 'reward':
    case 'loss':
    case 'between-reports':
      return 'reported';
    case 'claim':
    case 'claim-discount':
      return 'claimed';
    case 'request-ready':
      return 'ready';
    case 'request-transfer':
      return 'handed';
    case 'burn':
      return 'burnt';
    case 'withdrawal-request':
      // Tokens leave and a request comes: two events, and two lines.
      return moved.queued > 0n || moved.shares > 0n ? 'asked' : movedEvent(moved);
    default:
      return movedEvent(moved);
  }
}

function movedEvent({ shares }: LedgerLine['moved']): LedgerEventName {
  return shares === 0n ? 'wrapped' : 'shares';
}

/** Makes sources of one contract. */
export function sourcesOf(contract: Address, contractName: string): (call: string) => Source {
  return (call) => ({ contract, contractName, call });
}

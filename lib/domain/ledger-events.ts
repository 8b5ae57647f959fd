import type { Shares, UnixSeconds, Wei } from '@/lib/units/units';

import type { ShareRate } from './share-rate';

/** Where an event stands in the chain's order, and in which transaction. */
export interface EventPlace {
  readonly blockNumber: bigint;
  readonly logIndex: number;
  readonly transaction: string;
}

/** What can happen to an account, as decoded from logs. Addresses compare without regard to case. */
export type AccountEvent =
  /** `TransferShares` from or to the account. */
  | (EventPlace & {
      readonly kind: 'shares-moved';
      readonly from: string;
      readonly to: string;
      readonly shares: Shares;
    })
  /** ERC-20 `Transfer` of the wrapped token from or to the account; one unit is one share. */
  | (EventPlace & {
      readonly kind: 'wrapped-moved';
      readonly from: string;
      readonly to: string;
      readonly shares: Shares;
    })
  /** ERC-20 `Transfer` of the only token of a pool, from or to the account: minted for a deposit, burnt for a payment. */
  | (EventPlace & {
      readonly kind: 'accruing-moved';
      readonly from: string;
      readonly to: string;
      readonly shares: Shares;
    })
  /** `SharesBurnt` of the account: no `TransferShares` comes with it. */
  | (EventPlace & { readonly kind: 'shares-burnt'; readonly shares: Shares })
  /** The pool reported its rate: `TokenRebased`, `BalancesUpdated`, `Reported`. */
  | (EventPlace & { readonly kind: 'rebased'; readonly report: RateStep })
  /** A request the account owns from now on, made by it or for it: `WithdrawalRequested`, or the request's `Transfer`. */
  | (EventPlace & { readonly kind: 'request-gained'; readonly nominal: Wei; readonly made: boolean })
  /** A request given away. */
  | (EventPlace & { readonly kind: 'request-given'; readonly nominal: Wei })
  /** Shares that the account may claim the worth of, once it is paid out: `RedeemRequest`. Until then they go on to earn. */
  | (EventPlace & { readonly kind: 'shares-asked'; readonly shares: Shares })
  /** Such shares are paid out: what the account can claim for them is fixed from now on. */
  | (EventPlace & { readonly kind: 'shares-ready'; readonly shares: Shares; readonly assets: Wei })
  /** `WithdrawalClaimed`, a vault's `Withdraw`: what was asked for, or ready, and what was paid. */
  | (EventPlace & {
      readonly kind: 'claimed';
      readonly nominal: Wei;
      readonly paid: Wei;
      /** The shares it was for, where a pool is asked for shares. */
      readonly shares?: Shares;
    });

/** A step of the rate, as a report tells it. */
export interface RateStep {
  /** When the report's data was taken. */
  readonly timestamp: UnixSeconds;
  /** Seconds since the report before it; null for the first one that is known. */
  readonly elapsed: bigint | null;
  /** Null when neither the report nor one before it says so. */
  readonly before: ShareRate | null;
  readonly after: ShareRate;
}

/** The addresses that give a transfer its meaning; null for what a pool does not have. */
export interface LedgerPlaces {
  readonly account: string;
  readonly wrapper: string | null;
  /** Where tokens go when they are asked back: Lido's queue, a vault. */
  readonly withdrawalQueue: string | null;
}

/** What a line of the ledger stands for. */
export type LedgerKind =
  | 'deposit'
  | 'fee-shares'
  | 'transfer-in'
  | 'transfer-out'
  | 'wrap'
  | 'unwrap'
  | 'withdrawal-request'
  | 'request-transfer'
  /** Shares that were asked back are paid for: they stop earning, and what they pay can be claimed. */
  | 'request-ready'
  | 'claim'
  /** What a claim paid less than asked for, because the rate had fallen. */
  | 'claim-discount'
  | 'burn'
  /** The token was given back and paid for in the same transaction. */
  | 'redemption'
  | 'reward'
  | 'loss'
  /** The rate moved between two reports: dust of roundings, or ETH that entered or left without shares. */
  | 'between-reports';

/** What a report says of itself, for lines of reward or loss. */
export interface LedgerReport {
  readonly timestamp: UnixSeconds;
  /** More than a frame when reports were missed; null for the first report that is known. */
  readonly elapsed: bigint | null;
}

/** One change of what an account holds. */
export interface LedgerEffect {
  readonly kind: LedgerKind;
  /** Change of shares, wrapped tokens and queued wei; negative when they leave. */
  readonly shares: bigint;
  readonly wrapped: bigint;
  readonly queued: bigint;
  /** Shares that a claim was for, where a pool is asked for shares. */
  readonly claimedShares?: bigint;
}

const NOBODY = /^0x0{40}$/;
const NOTHING = { shares: 0n, wrapped: 0n, queued: 0n };

/**
 * What an event does to an account. A report changes what things are worth and not what is held: it has no effect here.
 * @param inReport the event's transaction is that of a report. A mint of shares in it is the protocol's fee, which
 * reaches its receivers before `TokenRebased`; any other mint is a deposit
 * @returns none for a movement from the account to itself, or one it has no part in
 */
export function effectsOf(event: AccountEvent, inReport: boolean, places: LedgerPlaces): readonly LedgerEffect[] {
  switch (event.kind) {
    case 'shares-moved':
    case 'wrapped-moved':
    case 'accruing-moved':
      return effectOfMove(event, inReport, places);
    case 'shares-burnt':
      return [{ ...NOTHING, kind: 'burn', shares: -event.shares }];
    case 'rebased':
      return [];
    case 'request-gained':
      return [{ ...NOTHING, kind: event.made ? 'withdrawal-request' : 'request-transfer', queued: event.nominal }];
    case 'request-given':
      return [{ ...NOTHING, kind: 'request-transfer', queued: -event.nominal }];
    case 'shares-asked':
      return [{ ...NOTHING, kind: 'withdrawal-request', shares: event.shares }];
    case 'shares-ready':
      return [{ ...NOTHING, kind: 'request-ready', shares: -event.shares, queued: event.assets }];
    case 'claimed': {
      const discount = event.nominal - event.paid;
      const claim = { ...NOTHING, kind: 'claim', queued: -event.paid, claimedShares: event.shares ?? 0n } as const;
      return discount === 0n ? [claim] : [claim, { ...NOTHING, kind: 'claim-discount', queued: -discount }];
    }
  }
}

type MoveEvent = Extract<AccountEvent, { kind: 'shares-moved' | 'wrapped-moved' | 'accruing-moved' }>;

function effectOfMove(event: MoveEvent, inReport: boolean, places: LedgerPlaces): readonly LedgerEffect[] {
  const comes = sameAddress(event.to, places.account);
  if (comes === sameAddress(event.from, places.account)) return [];
  const amount = comes ? event.shares : -event.shares;
  const other = comes ? event.from : event.to;
  if (event.kind === 'wrapped-moved')
    return [{ ...NOTHING, kind: kindOfWrapped(comes, other, places), wrapped: amount }];
  if (event.kind === 'accruing-moved')
    return [{ ...NOTHING, kind: kindOfAccruing(comes, other, places), wrapped: amount }];
  return [{ ...NOTHING, kind: kindOfShares(comes, other, inReport, places), shares: amount }];
}

function kindOfShares(comes: boolean, other: string, inReport: boolean, places: LedgerPlaces): LedgerKind {
  if (NOBODY.test(other) && !comes) return 'burn';
  if (NOBODY.test(other)) return inReport ? 'fee-shares' : 'deposit';
  if (sameAddress(other, places.wrapper)) return comes ? 'unwrap' : 'wrap';
  return kindOfTransfer(comes, other, places);
}

/** Minting the wrapped token is wrapping. */
function kindOfWrapped(comes: boolean, other: string, places: LedgerPlaces): LedgerKind {
  if (NOBODY.test(other)) return comes ? 'wrap' : 'unwrap';
  return kindOfTransfer(comes, other, places);
}

/** The only token of a pool comes into being for a deposit, and is burnt when it is paid for. */
function kindOfAccruing(comes: boolean, other: string, places: LedgerPlaces): LedgerKind {
  if (NOBODY.test(other)) return comes ? 'deposit' : 'redemption';
  return kindOfTransfer(comes, other, places);
}

function kindOfTransfer(comes: boolean, other: string, places: LedgerPlaces): LedgerKind {
  if (comes) return 'transfer-in';
  return sameAddress(other, places.withdrawalQueue) ? 'withdrawal-request' : 'transfer-out';
}

function sameAddress(one: string, other: string | null): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

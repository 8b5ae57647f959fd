import type { Address } from 'viem';
import type { LedgerLine } from './domain/ledger-book';
import type { LedgerKind } from './domain/ledger-events';
import type { Statement } from './domain/ledger-statement';
import type { PositionPoint } from './domain/position-series';
import type { RatePoint } from './domain/rate-series';
import type { EarnedOrigins } from './protocols/earned-origins';
import type { Holdings } from './protocols/holdings';
import type { LedgerOrigins } from './protocols/ledger-origins';
import type { RequestView } from './protocols/lido/request-view';
import type { BlockRef, PoolId, Provenance } from './protocols/protocol';
import type { VaultWithRequests } from './protocols/vault-requests';
import type { Ray, UnixSeconds, Wei } from './units/units';

/** What a page shows of an account, all of one block. */
export interface PositionView {
  readonly account: Address;
  readonly block: BlockRef;
  /** The newest block could not be read; this is the last one that could. */
  readonly isOld: boolean;
  readonly holdings: Holdings;
  /** Sum of everything whose worth is ETH and known, wei. */
  readonly worth: Wei;
  /** What the sum lacks because its worth is not known, in words: with any of it the whole is worth at least the sum. */
  readonly unknown: readonly string[];
  /** What the sum leaves out because it is worth something else than ETH, in words. */
  readonly otherUnits: readonly string[];
  /** From the closing of the ledgers to the worth; null without ledgers. */
  readonly bridge: WorthBridge | null;
  /** ETH in the account itself, wei; not part of the sum. */
  readonly ether: Wei;
  readonly etherOrigin: Provenance;
  readonly requests: readonly RequestView[];
  /** Vaults that have something of the account to pay, now or later. */
  readonly vaults: readonly VaultWithRequests[];
  readonly history: HistoryView;
}

/** What is worth something and not in the ledgers: closing of all + the three = worth. All in wei. */
export interface WorthBridge {
  /** What vaults have to pay for requests, as far as they tell; an estimate where they wait. */
  readonly vaultRequests: Wei;
  /** What claims pay less than was asked for; zero or below. */
  readonly claims: Wei;
  /** What none of it explains. */
  readonly rest: Wei;
  readonly worth: Wei;
  /** Of the two that are read; null where there is nothing of it. */
  readonly origins: { readonly vaultRequests: Provenance | null; readonly claims: Provenance | null };
}

/** How far the logs of a pool have been read. */
export interface SyncView {
  readonly name: string;
  readonly blocksDone: bigint;
  readonly blocksTotal: bigint;
  readonly secondsLeft: number | null;
  /** Why it stands still; null while it moves. */
  readonly trouble: string | null;
}

/** What is known of an account's past; pools whose past is not known are named. */
export interface HistoryView {
  /** Only what happened from here on; null for everything. */
  readonly since: UnixSeconds | null;
  readonly pools: readonly PoolHistoryView[];
  readonly syncing: readonly SyncView[];
  readonly missing: readonly { readonly name: string; readonly reason: string }[];
  /** Of all pools that count in ETH. Null when none can be told. */
  readonly total: TotalView | null;
  /** The lines of one page, newest first. */
  readonly lines: readonly LineView[];
  readonly page: number;
  readonly pages: number;
  readonly lineCount: number;
}

/** One pool's ledger, summed up. */
export interface PoolHistoryView {
  readonly id: PoolId;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly isEther: boolean;
  readonly statement: Statement;
  /** The opening was worked out backwards: no node keeps a state that old. */
  readonly isDerived: boolean;
  /** What there is at the end, as read from the chain. */
  readonly closing: HeldThen;
  readonly inputsHash: string;
  /** The exchange rate over the same time. */
  readonly rates: readonly RatePoint[];
  /** The token whose rate that is: "share" or a symbol. */
  readonly rateUnit: string;
  readonly token: CountedToken;
  /** Where its lines come from. */
  readonly origins: LedgerOrigins;
}

/** The tokens of a pool as its ledger counts them. */
export interface CountedToken {
  /** The rebasing one, whose shares are counted; null where the pool has none. */
  readonly rebasing: string | null;
  /** The wrapped token, or the only one. */
  readonly symbol: string;
  readonly decimals: number;
}

/** What is held at a moment, in the smallest units of shares, tokens and worth. */
export interface HeldThen {
  readonly held: LedgerLine['moved'];
  /** Smallest unit of worth per smallest unit of a share, 1e27. */
  readonly rate: bigint;
}

/** All pools that count in ETH, together. */
export interface TotalView {
  readonly statement: Statement;
  /** 1e27 is 100 % a year; null when nothing was there to earn. */
  readonly apr: Ray | null;
  /** Reports that the account was there for. */
  readonly reports: number;
  readonly from: UnixSeconds;
  readonly points: readonly PositionPoint[];
  /** By the last report of any pool. */
  readonly lastReport: {
    readonly at: UnixSeconds;
    readonly pool: string;
    readonly change: Wei;
    readonly origin: Provenance | null;
  } | null;
  /** Where the sums come from; null while no pool has a line. */
  readonly origins: EarnedOrigins | null;
}

/** One line of a ledger, with what is held after it. */
export interface LineView extends HeldThen {
  /** One of the pools of the history, which says in which unit amounts are. */
  readonly pool: PoolId;
  readonly kind: LedgerKind;
  readonly at: UnixSeconds;
  readonly blockNumber: bigint;
  readonly transaction: string | null;
  readonly change: bigint;
  /** Worth in that pool after it. */
  readonly balance: bigint;
  /** What came or left, in the units of what is held. */
  readonly moved: LedgerLine['moved'];
  /** The rate before it; another than after it where the line is a step of the rate. */
  readonly rateBefore: bigint;
}

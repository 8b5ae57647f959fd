import type { Address } from 'viem';

import type { AccountState } from '@/lib/domain/ledger-book';
import type { AccountEvent, EventPlace, LedgerPlaces } from '@/lib/domain/ledger-events';
import type { ShareRate } from '@/lib/domain/share-rate';
import type { Wei } from '@/lib/units/units';
import type { DecodedLog } from './decoded-log';
import type { AccountOrigins } from './ledger-origins';
import type { LogFilter } from './log-filter';
import type { ReadPlan } from './read-plan';

/** A log of an account, decoded, with its place. */
export type AccountLog = DecodedLog & EventPlace;

/** How an account's ledger in a pool is made, as data: which logs and states it is made of, and what they mean. */
export interface LedgerSource {
  /** Contracts of the pool itself: everyone's tokens pass through them, so they have no ledger. */
  readonly ownContracts: readonly Address[];
  /** Whether what was asked back is part of it until it is claimed; else it has left the ledger with the request. */
  readonly keepsRequests: boolean;
  /** Where its lines come from, for those who read them elsewhere. */
  readonly origins: AccountOrigins;
  places(account: Address): LedgerPlaces;
  /** Everything that happens to the account in the pool. */
  logs(account: Address, fromBlock: bigint): LogFilter;
  /**
   * What happens to everyone's requests at once; absent where each event names its account. With it, logs are read from
   * the beginning: what such an event means for an account is told by the requests before it.
   */
  sharedLogs?(fromBlock: bigint): LogFilter;
  /** What it has at a block; null where the pool is not there yet. */
  state(account: Address): ReadPlan<AccountState | null>;
  /** A rate of the pool's reports in the units of {@link state}; absent where they are the same. */
  rateOfReport?(rate: ShareRate): ShareRate;
  /** Requests whose amount their logs do not carry. */
  requestsToLookUp(logs: readonly AccountLog[]): readonly bigint[];
  /** Amounts of requests, also of those that are claimed. */
  nominals(ids: readonly bigint[]): ReadPlan<ReadonlyMap<bigint, Wei>>;
  /**
   * What logs of {@link logs} and {@link sharedLogs} mean, in the order of the chain.
   * @param nominals of each of {@link requestsToLookUp}
   * @throws DecodeError for a log of another shape, or a request without an amount
   */
  decode(logs: readonly AccountLog[], account: Address, nominals: ReadonlyMap<bigint, Wei>): readonly AccountEvent[];
}

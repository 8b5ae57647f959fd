import type { Address } from 'viem';

import type { FrameClock } from '@/lib/domain/frames';
import type { PendingRequest } from '@/lib/domain/queue-place';
import type { ShareRate } from '@/lib/domain/share-rate';
import type { StakeLimit } from '@/lib/domain/stake-limit';
import type { Shares, UnixSeconds, Wei } from '@/lib/units/units';

import type { TokenInfo } from '../asset';
import type { PoolBase, PositionBase, QuoteContext } from '../protocol';

/** What Lido looks like at one block. */
export interface LidoPool extends PoolBase {
  readonly protocol: 'lido';
  readonly contracts: LidoContracts;
  readonly tokens: { readonly rebasing: TokenInfo; readonly wrapped: TokenInfo };
  readonly rate: ShareRate;
  readonly fee: RewardsFee;
  readonly staking: StakingState;
  /** Where the pool's ETH is, wei. */
  readonly ether: { readonly buffered: Wei; readonly working: Wei };
  readonly queue: QueueState;
  readonly payout: PayoutState;
  /** Transfers, requests and deposits are all halted. Claims are not. */
  readonly stopped: boolean;
}

/** Addresses of the contracts that figures and transactions name. */
export interface LidoContracts {
  readonly locator: Address;
  readonly token: Address;
  readonly wrapper: Address;
  readonly queue: Address;
  readonly router: Address;
  /** Collects what validators pay out until a report takes it. */
  readonly withdrawalVault: Address;
  /** Collects priority fees and MEV until a report takes them. */
  readonly rewardsVault: Address;
  /** HashConsensus of the accounting oracle: when reports are due. */
  readonly consensus: Address;
  /** OracleReportSanityChecker. */
  readonly limits: Address;
  /** Tells balances of ETH at the same block. */
  readonly multicall: Address;
}

/** What decides, besides the queue itself, when a request is paid. */
export interface PayoutState {
  /** When reports are due. */
  readonly clock: FrameClock;
  /** A report pays only requests that are older than its reference time by so many seconds. */
  readonly marginSeconds: bigint;
  /** What the next report collects, wei. */
  readonly vaults: { readonly withdrawals: Wei; readonly rewards: Wei };
  /** Of the buffer, what is kept for deposits, and what each report fills that up to, wei; null before version 3.1. */
  readonly depositsReserve: { readonly now: Wei; readonly target: Wei } | null;
  /** Of the pool's ETH, what is in vaults of single stakers and never in the buffer, wei; null before version 3. */
  readonly external: Wei | null;
  /** Null while the queue runs. */
  readonly pausedUntil: UnixSeconds | 'indefinitely' | null;
  /** What the last report said of the consensus layer and what was deposited since, wei; null before version 3.1. */
  readonly consensusLayer: {
    readonly validators: Wei;
    readonly pending: Wei;
    readonly depositedSince: Wei;
  } | null;
}

/** The share of rewards that the protocol keeps; the share rate is already net of it. */
export interface RewardsFee {
  /** Of `base`, for node operators. */
  readonly operators: bigint;
  /** Of `base`, for the treasury. */
  readonly treasury: bigint;
  /** What 100 % is. */
  readonly base: bigint;
}

/** Whether and how much may be staked. */
export interface StakingState {
  readonly paused: boolean;
  /** null: the protocol has no limit. */
  readonly limit: StakeLimit | null;
}

/** The withdrawal queue as a whole. */
export interface QueueState {
  readonly paused: boolean;
  readonly bunker: boolean;
  /** Requested and not yet finalized, wei. */
  readonly unfinalized: Wei;
  readonly unfinalizedCount: bigint;
  readonly lastRequestId: bigint;
  readonly lastFinalizedId: bigint;
  /** Each payment makes one: the rate that what it paid is worth at most. */
  readonly lastCheckpoint: bigint;
  /** Set aside for finalized requests that nobody has claimed yet, wei. */
  readonly locked: Wei;
  readonly min: Wei;
  readonly max: Wei;
  /** Every waiting request in order; null when the queue is longer than one read can carry. */
  readonly pending: readonly PendingRequest[] | null;
}

/** What one account has in Lido at one block. */
export interface LidoPosition extends PositionBase {
  readonly shares: Shares;
  /** Balance of the rebasing token, wei. */
  readonly rebasing: Wei;
  /** Balance of the wrapped token; one unit is one share. */
  readonly wrapped: Shares;
  readonly allowances: {
    readonly rebasingToWrapper: Wei;
    readonly rebasingToQueue: Wei;
    readonly wrappedToQueue: Shares;
  };
  /** Unclaimed requests, oldest first. */
  readonly requests: readonly WithdrawalRequest[];
}

/** One withdrawal request. */
export interface WithdrawalRequest {
  readonly id: bigint;
  readonly owner: Address;
  /** What was asked for, wei. The most that can be claimed. */
  readonly nominal: Wei;
  readonly requestedAt: UnixSeconds;
  /** Present once finalized: what a claim pays, and the hint the claim must carry. */
  readonly claimable: { readonly ether: Wei; readonly hint: bigint } | null;
}

/** What a quote of Lido is made from. */
export type LidoContext = QuoteContext<LidoPool, LidoPosition>;

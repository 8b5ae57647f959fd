import type { Abi, Address, Hash, Hex } from 'viem';

import type { RateReport } from '@/lib/domain/apr';
import type { PendingRequest } from '@/lib/domain/queue-place';
import type { ShareRate } from '@/lib/domain/share-rate';
import type { StakeLimit } from '@/lib/domain/stake-limit';
import type { Result } from '@/lib/result';
import type { Shares, UnixSeconds, Wei } from '@/lib/units/units';

import type { Asset, TokenKind } from './asset';
import type { ReadPlan } from './read-plan';
import type { Refusal } from './refusal';

/** Every protocol the app can speak to. */
export type ProtocolId = 'lido';

/** The block a picture was taken at. */
export interface BlockRef {
  readonly number: bigint;
  readonly hash: Hash;
  readonly timestamp: UnixSeconds;
  /** Fee per gas that the block burnt, wei; null on a chain without EIP-1559. */
  readonly baseFeePerGas: Wei | null;
}

/** A token as its contract names it. */
export interface TokenInfo {
  readonly address: Address;
  readonly symbol: string;
}

/** What a protocol looks like at one block. */
export interface PoolSnapshot {
  readonly protocol: ProtocolId;
  readonly contracts: ProtocolContracts;
  readonly tokens: { readonly rebasing: TokenInfo; readonly wrapped: TokenInfo };
  readonly rate: ShareRate;
  readonly fee: RewardsFee;
  readonly staking: StakingState;
  /** Where the pool's ETH is, wei. */
  readonly ether: { readonly buffered: Wei; readonly working: Wei };
  readonly queue: QueueState;
  /** Transfers, requests and deposits are all halted. Claims are not. */
  readonly stopped: boolean;
}

/** Addresses of the contracts that figures and transactions name. */
export interface ProtocolContracts {
  readonly locator: Address;
  readonly token: Address;
  readonly wrapper: Address;
  readonly queue: Address;
  readonly router: Address;
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
  /** Set aside for finalized requests that nobody has claimed yet, wei. */
  readonly locked: Wei;
  readonly min: Wei;
  readonly max: Wei;
  /** Every waiting request in order; null when the queue is longer than one read can carry. */
  readonly pending: readonly PendingRequest[] | null;
}

/** What one account has in a protocol at one block. */
export interface Position {
  readonly account: Address;
  readonly ether: Wei;
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

/** What a person wants to do. Amounts are in the unit of what is given away. */
export type Intent =
  | { readonly kind: 'stake'; readonly amount: Wei; readonly receive: TokenKind }
  | { readonly kind: 'wrap'; readonly amount: Wei }
  | { readonly kind: 'unwrap'; readonly amount: Shares }
  | { readonly kind: 'request'; readonly token: 'rebasing'; readonly amount: Wei }
  | { readonly kind: 'request'; readonly token: 'wrapped'; readonly amount: Shares }
  | { readonly kind: 'claim'; readonly ids: readonly bigint[] };

/** What an intent would do at the block of the snapshot, to the wei. */
export interface Quote {
  readonly give: { readonly asset: Asset; readonly amount: bigint } | null;
  /** What arrives at once; null for a withdrawal request, which pays later. */
  readonly receive: { readonly asset: Asset; readonly amount: bigint } | null;
  /** For a withdrawal request: the parts it is split into, in wei of ETH asked for. */
  readonly requests: readonly Wei[];
  /** Typical gas of all steps together. A guide for fees; the wallet estimates each call. */
  readonly gasUnits: bigint;
}

/** One call a wallet has to sign. */
export interface TxStep {
  readonly kind: 'approve' | 'act';
  readonly call: TxCall;
  /** For an approval: exactly how much, of which token, to whom. */
  readonly approval: { readonly asset: TokenKind; readonly amount: bigint; readonly spender: Address } | null;
}

/** What a wallet is asked to send, as data. */
export type TxCall = ContractCall | EtherTransfer | EncodedCall;

/** A call of a contract's function. */
export interface ContractCall {
  readonly type: 'call';
  readonly address: Address;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args: readonly unknown[];
  /** wei sent along. */
  readonly value: Wei;
}

/** A plain transfer of ETH stakes through a contract's receive function: no function name, no data. */
export interface EtherTransfer {
  readonly type: 'transfer';
  readonly address: Address;
  readonly value: Wei;
}

/** A call whose data is encoded already: what is left of it once it has been planned, and what survives a reload. */
export interface EncodedCall {
  readonly type: 'encoded';
  readonly address: Address;
  readonly data: Hex;
  /** wei sent along. */
  readonly value: Wei;
}

/** A decoded event of a receipt. */
export interface DecodedLog {
  readonly address: Address;
  readonly eventName: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What a confirmed transaction really did, from its events. */
export interface Outcome {
  readonly received: { readonly asset: Asset; readonly amount: bigint } | null;
  /** Ids of withdrawal requests it created. */
  readonly requestIds: readonly bigint[];
  /** Ids of withdrawal requests it claimed. */
  readonly claimedIds: readonly bigint[];
}

/** What a quote needs to know of the person; null before a wallet is connected. */
export interface QuoteContext {
  readonly pool: PoolSnapshot;
  readonly position: Position | null;
  /** The block of the snapshot. Limits only grow after it, so what fits here fits in the next block too. */
  readonly atBlock: bigint;
  /** The most a unit of gas is likely to cost, wei; null when the chain does not say. */
  readonly feePerGas: Wei | null;
}

/** Which logs carry a protocol's rate history. */
export interface ReportFilter {
  readonly address: Address;
  readonly event: Abi[number];
  decode(log: DecodedLog & { readonly blockNumber: bigint }): RateReport;
}

/** Where a figure comes from: a contract's function, and the formula when it is derived. */
export interface Provenance {
  readonly title: string;
  readonly contract: Address;
  readonly contractName: string;
  /** Whether the figure is read by a view call or from an event's logs. */
  readonly kind: 'call' | 'logs';
  /** Human-readable signature, as a command-line tool takes it. */
  readonly call: string;
  readonly args: readonly string[];
  readonly formula: string;
}

/** The figures of a pool that can show their provenance. */
export type FigureId =
  | 'rate'
  | 'apr'
  | 'fee'
  | 'limit'
  | 'total'
  | 'buffered'
  | 'working'
  | 'unfinalized'
  | 'locked'
  | 'queueLength'
  | 'receive'
  | 'rebasingBalance'
  | 'wrappedBalance'
  | 'claimable';

/**
 * A liquid-staking protocol, described: what to read, what it means, what an intent would do, which calls carry it
 * out, what they did. An adapter holds no client, clock or cache; one reader and one executor serve them all.
 */
export interface StakingProtocol {
  readonly id: ProtocolId;
  readonly label: string;
  /** Finds the protocol's contracts from the one address the deployment lists. */
  contractReads(root: Address): ReadPlan<ProtocolContracts>;
  /** At most two stages. */
  poolReads(contracts: ProtocolContracts): ReadPlan<PoolSnapshot>;
  /** At most two stages. */
  accountReads(contracts: ProtocolContracts, account: Address, multicall: Address): ReadPlan<Position>;
  /** Pure, with the contract's own rounding. */
  quote(context: QuoteContext, intent: Intent): Result<Quote, Refusal>;
  /** The calls that carry an accepted intent out, in order. Approvals are exact and left out when not needed. */
  plan(pool: PoolSnapshot, position: Position, intent: Intent): readonly TxStep[];
  /** Which contracts' events {@link outcome} wants decoded. ERC-20 and ERC-721 transfers differ only by their contract. */
  outcomeEvents(contracts: ProtocolContracts): readonly { readonly address: Address; readonly abi: Abi }[];
  /** @throws DecodeError when the receipt lacks the event that the intent must have caused */
  outcome(pool: PoolSnapshot, account: Address, intent: Intent, logs: readonly DecodedLog[]): Outcome;
  reports(contracts: ProtocolContracts): ReportFilter;
  provenance(contracts: ProtocolContracts): Readonly<Record<FigureId, Provenance>>;
  /** Errors of the protocol's contracts, for decoding reverts. */
  readonly errorAbi: Abi;
}

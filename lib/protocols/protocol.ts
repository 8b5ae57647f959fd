import type { Abi, Address, Hash, Hex } from 'viem';

import type { ConsensusSource } from '@/lib/domain/consensus-layer';
import type { QueueEta } from '@/lib/domain/queue-eta';
import type { QueueHistory, QueuePast } from '@/lib/domain/queue-history';
import type { QueueLife } from '@/lib/domain/queue-life';
import type { RateMark } from '@/lib/domain/rate-mark';
import type { Result } from '@/lib/result';
import type { Shares, UnixSeconds, Wei } from '@/lib/units/units';

import type { Asset, LiquidToken, TokenKind, Tokens } from './asset';
import type { DecodedLog } from './decoded-log';
import type { LedgerSource } from './ledger-source';
import type { LogFilter } from './log-filter';
import type { Market } from './market/market';
import type { PermitOffer } from './permit-offer';
import type { ReadPlan } from './read-plan';
import type { Refusal } from './refusal';

/** Every protocol the app can speak to. */
export type ProtocolId = 'lido' | 'rocket-pool' | 'erc4626' | 'market';

/** Those that take ether or a token in and keep a rate; a market does neither. */
export type StakingProtocolId = Exclude<ProtocolId, 'market'>;

/** A pool's name in addresses and records: its protocol, and for a vault where it is. */
export type PoolId = string;

/** The block a picture was taken at. */
export interface BlockRef {
  readonly number: bigint;
  readonly hash: Hash;
  readonly timestamp: UnixSeconds;
  /** Fee per gas that the block burnt, wei; null on a chain without EIP-1559. */
  readonly baseFeePerGas: Wei | null;
}

/** What every pool says of itself at one block; each protocol's own type has the rest. */
export interface PoolBase {
  readonly protocol: ProtocolId;
  /** Which pool of the deployment: there can be several vaults. */
  readonly id: PoolId;
  readonly contracts: object;
  readonly tokens: Tokens;
}

/** What every position says at one block; each protocol's own type has the rest. */
export interface PositionBase {
  readonly account: Address;
  readonly ether: Wei;
}

/** Contracts of a chain that belong to no protocol. */
export interface ChainParts {
  readonly multicall: Address;
  /** Wrapped ether; null on a network whose deployment lists none. */
  readonly weth: Address | null;
  /** Where liquid tokens are sold; absent where no one asked the deployment for them. */
  readonly markets?: readonly Market[];
}

/** What a person wants to do. Amounts are in the unit of what is given away. */
export type Intent =
  /** Gives ether, or a vault's underlying token. */
  | { readonly kind: 'stake'; readonly amount: Wei; readonly receive: LiquidToken }
  | { readonly kind: 'wrap'; readonly amount: Wei }
  | { readonly kind: 'unwrap'; readonly amount: Shares }
  | { readonly kind: 'request'; readonly token: 'rebasing'; readonly amount: Wei }
  | { readonly kind: 'request'; readonly token: 'wrapped' | 'accruing'; readonly amount: Shares }
  /** Gives the accruing token back and is paid in the same transaction: Rocket Pool's `burn`, ERC-4626's `redeem`. */
  | { readonly kind: 'redeem'; readonly amount: Shares }
  /** Sells the token on a market for at least so much ether, wei. */
  | { readonly kind: 'sell'; readonly token: LiquidToken; readonly amount: bigint; readonly least: Wei }
  | {
      readonly kind: 'claim';
      readonly ids: readonly bigint[];
      /** Who is paid; the account itself when left out. */
      readonly to?: Address;
    };

/** What an intent would do at the block of the snapshot, to the wei. */
export interface Quote {
  readonly give: { readonly asset: Asset; readonly amount: bigint } | null;
  /** What arrives at once; null for a withdrawal request, which pays later. */
  readonly receive: { readonly asset: Asset; readonly amount: bigint } | null;
  /** For a withdrawal request: the parts it is split into, in wei of ETH asked for. */
  readonly requests: readonly Wei[];
  /** Those parts are an estimate at the rate of now: what they pay is decided when they are fulfilled, and can be more. */
  readonly estimated?: true;
  /** Typical gas of all steps together. A guide for fees; the wallet estimates each call. */
  readonly gasUnits: bigint;
}

/**
 * One call a wallet has to sign. `wrap` turns ether into the token that the act gives; the call's value says how much.
 */
export interface TxStep {
  readonly kind: 'wrap' | 'approve' | 'act';
  readonly call: TxCall;
  /** For an approval: exactly how much, of which token, to whom. */
  readonly approval: { readonly asset: TokenKind; readonly amount: bigint; readonly spender: Address } | null;
  /** For an approval: the signature that can stand in its place, where token and protocol know one. */
  readonly permit?: PermitOffer | null;
}

/** What the person chose about how a plan is cut into transactions. */
export interface PlanChoices {
  /** Claims a transaction carries at most: hardware wallets show only so much. */
  readonly claimsPerTransaction: number | null;
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

/** What a confirmed transaction really did, from its events. */
export interface Outcome {
  readonly received: { readonly asset: Asset; readonly amount: bigint } | null;
  /** Ids of withdrawal requests it created. */
  readonly requestIds: readonly bigint[];
  /** Ids of withdrawal requests it claimed. */
  readonly claimedIds: readonly bigint[];
}

/** What a quote needs to know of the person; null before a wallet is connected. */
export interface QuoteContext<Pool extends PoolBase = PoolBase, Position extends PositionBase = PositionBase> {
  readonly pool: Pool;
  readonly position: Position | null;
  /** The block of the snapshot. Limits only grow after it, so what fits here fits in the next block too. */
  readonly atBlock: bigint;
  /** The most a unit of gas is likely to cost, wei; null when the chain does not say. */
  readonly feePerGas: Wei | null;
  /** What the chain answered to {@link StakingProtocol.priceReads} for this very intent; null while nobody has asked. */
  readonly price: ChainPrice | null;
}

/** What one amount buys by the chain's own word, for pools whose prices no formula of ours can know. */
export interface ChainPrice {
  /** The amount it was asked for, in the unit of what is given. */
  readonly amount: bigint;
  /** In the unit of what is received; or why the contract gave none. */
  readonly receive: Result<bigint, string>;
}

/** Which logs carry a protocol's rate history. */
export interface ReportFilter {
  readonly address: Address;
  readonly event: Abi[number];
  decode(log: DecodedLog & { readonly blockNumber: bigint }): RateMark;
}

/** What logs tell of requests before an account is read. It saves round trips, and is checked against the contracts. */
export interface KnownRequests {
  /** Of the account, found with {@link RequestFilter}; without them such requests are told in one sum. */
  readonly ids?: readonly bigint[];
  /** The newest payments of the queue, oldest first and without a gap. */
  readonly payments?: readonly PaidTogether[];
}

/** Requests that one payment paid, from one to another, both included. */
export interface PaidTogether {
  readonly firstId: bigint;
  readonly lastId: bigint;
}

/** Which logs name the requests of one account, where the contract itself does not list them. */
export interface RequestFilter {
  readonly address: Address;
  readonly event: Abi[number];
  /** Indexed arguments to look for. */
  readonly args: Readonly<Record<string, Address>>;
  idOf(log: DecodedLog): bigint;
}

/** A decoded log with its place in time. */
export interface TimedLog extends DecodedLog {
  readonly transaction: Hash;
  /** Unix seconds; null when the node did not say. */
  readonly timestamp: bigint | null;
}

/** A decoded log with its block. */
export interface PlacedLog extends TimedLog {
  readonly blockNumber: bigint;
}

/** What a waiting time is asked for. */
export type ExitAsk =
  /** A request of so much ETH that would be made now, wei. */
  | { readonly kind: 'amount'; readonly amount: Wei }
  | { readonly kind: 'request'; readonly id: bigint; readonly requestedAt: UnixSeconds };

/** What is known besides the pool. */
export interface ExitPast {
  /** What recent reports teach; null when none are known. */
  readonly history: QueueHistory | null;
  readonly consensus: ConsensusSource;
}

/** The queue of a protocol that has one. */
export interface ExitQueue<Contracts extends object = object, Pool extends PoolBase = PoolBase> {
  /** Which logs say what came in and how long requests waited. */
  logs(contracts: Contracts, fromBlock: bigint): LogFilter;
  /**
   * What happened in the queue.
   * @param logs in the order of the chain, from some report on
   * @throws DecodeError for logs that do not belong together
   */
  life(logs: readonly PlacedLog[]): QueueLife;
  /** What that teaches about the next reports: of all of it, or of what was known at some moment. */
  history(pool: Pool, past: QueuePast): QueueHistory | null;
  /** When it is paid: a range with the rule that decided it and what would change it, or why that is not known. */
  eta(pool: Pool, past: ExitPast, ask: ExitAsk, now: UnixSeconds): QueueEta;
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
  | 'refill'
  | 'total'
  | 'buffered'
  | 'working'
  | 'unfinalized'
  | 'locked'
  | 'queueLength'
  | 'receive'
  | 'rebasingBalance'
  | 'wrappedBalance'
  | 'accruingBalance'
  | 'depositFee'
  | 'poolSize'
  | 'collateral'
  | 'collateralTarget'
  | 'claimable'
  | 'sale'
  | 'reserved'
  | 'withdrawalVault'
  | 'rewardsVault'
  | 'payable'
  | 'validators'
  | 'external'
  | 'nextReport'
  | 'margin'
  | 'payments'
  | 'request'
  | 'place'
  | 'ahead'
  | 'covers'
  | 'landing'
  | 'wrapped'
  | 'unwrapped'
  | 'most'
  | 'requestMost'
  | 'paid'
  | 'wait';

/**
 * A liquid-staking protocol, described: what to read, what it means, what an intent would do, which calls carry it
 * out, what they did. An adapter holds no client, clock or cache; one reader and one executor serve them all. What one
 * of its methods returned is only ever handed back to a method of the same adapter.
 */
export interface StakingProtocol<
  Contracts extends object = object,
  Pool extends PoolBase = PoolBase,
  Position extends PositionBase = PositionBase,
> {
  readonly id: ProtocolId;
  readonly label: string;
  /** Finds the protocol's contracts from the one address the deployment lists. */
  contractReads(root: Address, parts: ChainParts): ReadPlan<Contracts>;
  /** At most two stages. */
  poolReads(contracts: Contracts): ReadPlan<Pool>;
  /** At most two stages with what logs tell; without it, one more where only a search tells what a request pays. */
  accountReads(contracts: Contracts, account: Address, parts: ChainParts, known?: KnownRequests): ReadPlan<Position>;
  /** What has to be asked for a quote of exactly this intent; null when the pool says enough. */
  priceReads(pool: Pool, intent: Intent): ReadPlan<ChainPrice> | null;
  /** Pure, with the contract's own rounding. Refuses what the protocol does not offer. */
  quote(context: QuoteContext<Pool, Position>, intent: Intent): Result<Quote, Refusal>;
  /** The calls that carry an accepted intent out, in order. Approvals are exact and left out when not needed. */
  plan(pool: Pool, position: Position, intent: Intent, choices?: PlanChoices): readonly TxStep[];
  /**
   * The contracts that calls go to and whose events {@link outcome} wants decoded, by the names people know them by.
   * ERC-20 and ERC-721 transfers differ only by their contract.
   */
  outcomeEvents(
    contracts: Contracts,
  ): readonly { readonly address: Address; readonly abi: Abi; readonly name?: string }[];
  /** @throws DecodeError when the receipt lacks the event that the intent must have caused */
  outcome(pool: Pool, account: Address, intent: Intent, logs: readonly DecodedLog[]): Outcome;
  /** Where requests are to be found that the contracts do not list; absent or null where there are none. */
  requestFilter?(contracts: Contracts, account: Address): RequestFilter | null;
  /** Absent where nothing waits in a queue whose payments can be foreseen. */
  readonly exitQueue?: ExitQueue<Contracts, Pool>;
  /** Events that say what the rate was, oldest signature first. */
  reports(contracts: Contracts): readonly ReportFilter[];
  /** How an account's ledger is made; absent where there is nothing to earn. */
  ledger?(contracts: Contracts): LedgerSource;
  provenance(contracts: Contracts): Readonly<Partial<Record<FigureId, Provenance>>>;
  /** Errors of the protocol's contracts, for decoding reverts. */
  readonly errorAbi: Abi;
}

import type { Address } from 'viem';
import type { FrameClock } from '@/lib/domain/frames';
import type { ShareRate } from '@/lib/domain/share-rate';
import { ONE_ETHER, shares, unixSeconds, type Wei, wei } from '@/lib/units/units';
import type { ChainParts } from '../protocol';

import type { LidoContext, LidoContracts, LidoPool, LidoPosition, QueueState, WithdrawalRequest } from './pool';

/** That many whole ETH in wei. */
export const eth = (amount: bigint): Wei => wei(amount * ONE_ETHER);

export const CONTRACTS: LidoContracts = {
  locator: '0x1000000000000000000000000000000000000001',
  token: '0x2000000000000000000000000000000000000002',
  wrapper: '0x3000000000000000000000000000000000000003',
  queue: '0x4000000000000000000000000000000000000004',
  router: '0x5000000000000000000000000000000000000005',
  withdrawalVault: '0x6000000000000000000000000000000000000006',
  rewardsVault: '0x7000000000000000000000000000000000000007',
  consensus: '0x8000000000000000000000000000000000000008',
  limits: '0x9000000000000000000000000000000000000009',
  multicall: '0xcA11bde05977b3631167028862bE2a173976CA11',
};
/** Contracts of the chain that belong to no protocol. */
export const PARTS: ChainParts = { multicall: '0xcA11bde05977b3631167028862bE2a173976CA11', weth: null };
export const ALICE: Address = '0xa11cea11cea11cea11cea11cea11cea11cea11ce';
export const BOB: Address = '0xb0bb0bb0bb0bb0bb0bb0bb0bb0bb0bb0bb0bb0bb';

/** The accounting oracle's contract, which only leads to {@link CONTRACTS}. */
export const ORACLE: Address = '0x1100000000000000000000000000000000000011';
/** Reports at mainnet's pace: daily at 12:00:11 UTC. */
export const CLOCK: FrameClock = {
  genesisTime: unixSeconds(1_606_824_023n),
  secondsPerSlot: 12n,
  slotsPerEpoch: 32n,
  initialEpoch: 201_600n,
  epochsPerFrame: 225n,
};
/** A report's limits as version 3.1 has them: the margin of requests is two hours and eight minutes. */
export const LIMITS_16: readonly bigint[] = Array.from({ length: 16 }, (_, index) => (index === 9 ? 7_680n : 1n));
/** The same in the versions before, which answer with 12 numbers. */
export const LIMITS_12: readonly bigint[] = Array.from({ length: 12 }, (_, index) => (index === 7 ? 7_200n : 1n));

/** 1.05 ETH a share. */
export const RATE: ShareRate = { totalPooledEther: eth(105_000n), totalShares: shares(100_000n * ONE_ETHER) };

/** An open pool without a staking limit at {@link RATE}, with an empty queue. */
export function poolWith(changes: Partial<Omit<LidoPool, 'queue'>> & { queue?: Partial<QueueState> } = {}): LidoPool {
  const { queue, ...rest } = changes;
  return {
    protocol: 'lido',
    id: 'lido',
    contracts: CONTRACTS,
    tokens: {
      rebasing: { address: CONTRACTS.token, symbol: 'stETH' },
      wrapped: { address: CONTRACTS.wrapper, symbol: 'wstETH' },
    },
    rate: RATE,
    fee: { operators: 5n, treasury: 5n, base: 100n },
    staking: { paused: false, limit: null },
    ether: { buffered: eth(1_000n), working: eth(104_000n) },
    stopped: false,
    payout: {
      clock: CLOCK,
      marginSeconds: 7_680n,
      vaults: { withdrawals: eth(3n), rewards: eth(2n) },
      depositsReserve: { now: eth(100n), target: eth(150n) },
      external: eth(7n),
      pausedUntil: null,
      consensusLayer: { validators: eth(90_000n), pending: eth(14_000n), depositedSince: wei(0n) },
    },
    ...rest,
    queue: {
      paused: false,
      bunker: false,
      unfinalized: wei(0n),
      unfinalizedCount: 0n,
      lastRequestId: 0n,
      lastFinalizedId: 0n,
      lastCheckpoint: 0n,
      locked: wei(0n),
      min: wei(100n),
      max: eth(1_000n),
      pending: [],
      ...queue,
    },
  };
}

/** Alice with plenty of everything and no allowance given. */
export function positionWith(changes: Partial<LidoPosition> = {}): LidoPosition {
  return {
    account: ALICE,
    ether: eth(500_000n),
    shares: shares(500_000n * ONE_ETHER),
    rebasing: eth(500_000n),
    wrapped: shares(500_000n * ONE_ETHER),
    allowances: { rebasingToWrapper: wei(0n), rebasingToQueue: wei(0n), wrappedToQueue: shares(0n) },
    requests: [],
    ...changes,
  };
}

/** A request of Alice's over 3 ETH; with `pays` it is finalized. */
export function requestOf(id: bigint, pays: { readonly ether: Wei; readonly hint: bigint } | null): WithdrawalRequest {
  return { id, owner: ALICE, nominal: eth(3n), requestedAt: unixSeconds(1_700_000_000n), claimable: pays };
}

/** What a quote is made from: an open pool, Alice, block 100, one gwei a gas. */
export function contextWith(changes: Partial<LidoContext> = {}): LidoContext {
  return {
    pool: poolWith(),
    position: positionWith(),
    atBlock: 100n,
    feePerGas: wei(10n ** 9n),
    price: null,
    ...changes,
  };
}

/** What the contracts answer, by function name, for the pool of {@link poolWith} and an account without requests. */
export const CHAIN_SCRIPT = {
  lido: CONTRACTS.token,
  wstETH: CONTRACTS.wrapper,
  withdrawalQueue: CONTRACTS.queue,
  stakingRouter: CONTRACTS.router,
  withdrawalVault: CONTRACTS.withdrawalVault,
  elRewardsVault: CONTRACTS.rewardsVault,
  accountingOracle: ORACLE,
  oracleReportSanityChecker: CONTRACTS.limits,
  getConsensusContract: CONTRACTS.consensus,
  [`${CONTRACTS.token}.symbol`]: 'stETH',
  [`${CONTRACTS.wrapper}.symbol`]: 'wstETH',
  getTotalPooledEther: RATE.totalPooledEther,
  getTotalShares: RATE.totalShares,
  getBufferedEther: eth(1_000n),
  isStopped: false,
  getStakeLimitFullInfo: [false, false, 2n ** 256n - 1n, 0n, 0n, 0n, 0n],
  getStakingFeeAggregateDistribution: [5n, 5n, 100n],
  isPaused: false,
  isBunkerModeActive: false,
  unfinalizedStETH: 0n,
  unfinalizedRequestNumber: 0n,
  getLastRequestId: 0n,
  getLastFinalizedRequestId: 0n,
  getLockedEtherAmount: 0n,
  MIN_STETH_WITHDRAWAL_AMOUNT: 100n,
  MAX_STETH_WITHDRAWAL_AMOUNT: eth(1_000n),
  getEthBalance: (account: Address) =>
    account === CONTRACTS.withdrawalVault ? eth(3n) : account === CONTRACTS.rewardsVault ? eth(2n) : eth(500_000n),
  getDepositsReserve: eth(100n),
  getDepositsReserveTarget: eth(150n),
  getExternalEther: eth(7n),
  getBalanceStats: [eth(90_000n), eth(14_000n), 0n, 0n],
  getOracleReportLimits: LIMITS_16,
  getFrameConfig: [CLOCK.initialEpoch, CLOCK.epochsPerFrame, 0n],
  getChainConfig: [CLOCK.slotsPerEpoch, CLOCK.secondsPerSlot, CLOCK.genesisTime],
  getResumeSinceTimestamp: 0n,
  sharesOf: 500_000n * ONE_ETHER,
  [`${CONTRACTS.token}.balanceOf`]: eth(500_000n),
  [`${CONTRACTS.wrapper}.balanceOf`]: 500_000n * ONE_ETHER,
  allowance: 0n,
  getWithdrawalRequests: [],
  getLastCheckpointIndex: 0n,
  eip712Domain: ['Liquid staked Ether 2.0', '2', 1n, CONTRACTS.token],
  [`${CONTRACTS.wrapper}.name`]: 'Wrapped liquid staked Ether 2.0',
  nonces: 3n,
} as const;

/** One entry of `getWithdrawalStatus`. */
export function statusEntry(amountOfStETH: bigint, isFinalized = false): Readonly<Record<string, unknown>> {
  return {
    amountOfStETH,
    amountOfShares: amountOfStETH,
    owner: ALICE,
    timestamp: 1_700_000_000n,
    isFinalized,
    isClaimed: false,
  };
}

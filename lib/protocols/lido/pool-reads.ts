import { lidoAbi } from '@/contracts-abi/lido';
import { stakingRouterAbi } from '@/contracts-abi/staking-router';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import type { PendingRequest } from '@/lib/domain/queue-place';
import { shares, wei } from '@/lib/units/units';
import { type Answers, andThen, type ContractRead, DecodeError, done, planReads, type ReadPlan } from '../read-plan';
import { decodePayout, payoutCalls } from './payout-reads';
import type { LidoContracts, LidoPool, StakingState } from './pool';
import { requestStatuses } from './request-status';

/** Waiting requests read in full. A longer queue still shows its totals, but no place. */
const MAX_PENDING_READ = 2_000n;
/** Ids per `getWithdrawalStatus` call: about 11,000 gas each, far below any node's limit for a view. */
const STATUS_CHUNK = 250;

/** Everything about the pool at one block; the second stage reads the requests that wait. */
export function lidoPoolReads(contracts: LidoContracts): ReadPlan<LidoPool> {
  return planReads(poolCalls(contracts), (answers) => {
    const pool = decodePool(contracts, answers);
    const waiting = pool.queue.lastRequestId - pool.queue.lastFinalizedId;
    if (waiting === 0n) return done(withPending(pool, []));
    if (waiting > MAX_PENDING_READ) return done(pool);
    return andThen(pendingReads(pool));
  });
}

function poolCalls(contracts: LidoContracts): Record<string, ContractRead> {
  const { token, wrapper, queue, router } = contracts;
  const lido = (functionName: string): ContractRead => ({ address: token, abi: lidoAbi, functionName });
  const ofQueue = (functionName: string): ContractRead => ({
    address: queue,
    abi: withdrawalQueueErc721Abi,
    functionName,
  });
  return {
    rebasingSymbol: lido('symbol'),
    wrappedSymbol: { address: wrapper, abi: wstEthAbi, functionName: 'symbol' },
    totalPooledEther: lido('getTotalPooledEther'),
    totalShares: lido('getTotalShares'),
    buffered: lido('getBufferedEther'),
    stopped: lido('isStopped'),
    limit: lido('getStakeLimitFullInfo'),
    fee: { address: router, abi: stakingRouterAbi, functionName: 'getStakingFeeAggregateDistribution' },
    queuePaused: ofQueue('isPaused'),
    bunker: ofQueue('isBunkerModeActive'),
    unfinalized: ofQueue('unfinalizedStETH'),
    unfinalizedCount: ofQueue('unfinalizedRequestNumber'),
    lastRequestId: ofQueue('getLastRequestId'),
    lastFinalizedId: ofQueue('getLastFinalizedRequestId'),
    lastCheckpoint: ofQueue('getLastCheckpointIndex'),
    locked: ofQueue('getLockedEtherAmount'),
    min: ofQueue('MIN_STETH_WITHDRAWAL_AMOUNT'),
    max: ofQueue('MAX_STETH_WITHDRAWAL_AMOUNT'),
    ...payoutCalls(contracts),
  };
}

function decodePool(contracts: LidoContracts, answers: Answers): LidoPool {
  const totalPooledEther = wei(answers.bigint('totalPooledEther'));
  const buffered = wei(answers.bigint('buffered'));
  const [operators, treasury, base] = answers.bigints('fee');
  if (operators === undefined || treasury === undefined || base === undefined)
    throw new DecodeError('fee', 'has no parts');
  return {
    protocol: 'lido',
    id: 'lido',
    contracts,
    tokens: {
      rebasing: { address: contracts.token, symbol: answers.symbol('rebasingSymbol') },
      wrapped: { address: contracts.wrapper, symbol: answers.symbol('wrappedSymbol') },
    },
    rate: { totalPooledEther, totalShares: shares(answers.bigint('totalShares')) },
    fee: { operators, treasury, base },
    staking: decodeStaking(answers),
    ether: { buffered, working: wei(totalPooledEther - buffered) },
    stopped: answers.boolean('stopped'),
    queue: {
      paused: answers.boolean('queuePaused'),
      bunker: answers.boolean('bunker'),
      unfinalized: wei(answers.bigint('unfinalized')),
      unfinalizedCount: answers.bigint('unfinalizedCount'),
      lastRequestId: answers.bigint('lastRequestId'),
      lastFinalizedId: answers.bigint('lastFinalizedId'),
      lastCheckpoint: answers.bigint('lastCheckpoint'),
      locked: wei(answers.bigint('locked')),
      min: wei(answers.bigint('min')),
      max: wei(answers.bigint('max')),
      pending: null,
    },
    payout: decodePayout(answers),
  };
}

/** `getStakeLimitFullInfo`: paused, limit set, current, max, growth blocks, previous, previous block. */
function decodeStaking(answers: Answers): StakingState {
  const [paused, limited, , max, maxGrowthBlocks, previous, previousBlock] = answers.list('limit');
  if (typeof paused !== 'boolean' || typeof limited !== 'boolean') throw new DecodeError('limit', 'has no flags');
  if (!limited) return { paused, limit: null };
  if (
    typeof max !== 'bigint' ||
    typeof maxGrowthBlocks !== 'bigint' ||
    typeof previous !== 'bigint' ||
    typeof previousBlock !== 'bigint'
  ) {
    throw new DecodeError('limit', 'has no amounts');
  }
  return { paused, limit: { max: wei(max), maxGrowthBlocks, previous: wei(previous), previousBlock } };
}

function pendingReads(pool: LidoPool): ReadPlan<LidoPool> {
  const ids = idsBetween(pool.queue.lastFinalizedId + 1n, pool.queue.lastRequestId);
  const chunks = chunked(ids, STATUS_CHUNK);
  const calls = Object.fromEntries(
    chunks.map((chunk, index) => [
      `status${index}`,
      {
        address: pool.contracts.queue,
        abi: withdrawalQueueErc721Abi,
        functionName: 'getWithdrawalStatus',
        args: [chunk],
      },
    ]),
  );
  return planReads(calls, (answers) => {
    const pending = chunks.flatMap((chunk, index) =>
      requestStatuses(answers, `status${index}`, chunk).map(({ id, nominal }) => ({ id, amount: nominal })),
    );
    return done(withPending(pool, pending));
  });
}

function withPending(pool: LidoPool, pending: readonly PendingRequest[]): LidoPool {
  return { ...pool, queue: { ...pool.queue, pending } };
}

function idsBetween(first: bigint, last: bigint): readonly bigint[] {
  return Array.from({ length: Number(last - first) + 1 }, (_, index) => first + BigInt(index));
}

function chunked<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

import { formatEther, formatGwei, formatUnits } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';

import type { DevnetLink } from './devnet-link';
import type { FaultRule } from './faults/fault';
import { readFaults } from './faults/fault-control';
import { formatFault } from './faults/fault-text';
import { readPrice } from './feed/price-feed';
import { type PoolState, readPool } from './market/pool-state';
import { marketTokens } from './market/tokens';
import { formatRocketPoolStatus, type RocketPoolStatus, readRocketPoolStatus } from './rocket-pool/rocket-pool-status';
import { etherText, flagsText } from './status-text';
import { formatVaultStatus, readVaultStatus, type VaultStatus } from './vault/vault-status';

/** A local chain and what is on it, at one moment. Amounts in wei. */
export type DevnetStatus = {
  readonly block: bigint;
  /** Unix seconds. */
  readonly timestamp: bigint;
  readonly baseFeePerGas: bigint;
  readonly isMining: boolean;
  /** What one wrapped token is worth. */
  readonly rateWei: bigint;
  readonly pooledWei: bigint;
  readonly bufferWei: bigint;
  readonly isStopped: boolean;
  readonly isStakingPaused: boolean;
  readonly stakeLimitWei: bigint;
  readonly mostStakeLimitWei: bigint;
  readonly isQueuePaused: boolean;
  readonly isBunker: boolean;
  readonly waitingRequests: bigint;
  readonly waitingWei: bigint;
  readonly rocketPool: RocketPoolStatus;
  readonly vault: VaultStatus;
  /** USD for one ETH with 8 decimals, and when that was, Unix seconds. */
  readonly feed: { readonly price: bigint; readonly updatedAt: bigint };
  readonly pools: readonly (PoolState & { readonly symbol: string })[];
  /** Undefined when the proxy does not answer. */
  readonly faults: readonly FaultRule[] | undefined;
};

/** Reads what a person at the command line wants to know. */
export async function readStatus(link: DevnetLink): Promise<DevnetStatus> {
  const { client, contracts } = link;
  const lido = { address: contracts.addresses.Lido, abi: lidoAbi } as const;
  const queue = { address: contracts.addresses.WithdrawalQueueERC721, abi: withdrawalQueueErc721Abi } as const;
  const [block, isMining, protocol, rocketPool, vault, feed, pools, faults] = await Promise.all([
    client.getBlock(),
    client.getAutomine(),
    client.multicall({
      allowFailure: false,
      contracts: [
        { address: contracts.addresses.WstETH, abi: wstEthAbi, functionName: 'stEthPerToken' },
        { ...lido, functionName: 'getTotalPooledEther' },
        { ...lido, functionName: 'getBufferedEther' },
        { ...lido, functionName: 'isStopped' },
        { ...lido, functionName: 'getStakeLimitFullInfo' },
        { ...queue, functionName: 'isPaused' },
        { ...queue, functionName: 'isBunkerModeActive' },
        { ...queue, functionName: 'unfinalizedRequestNumber' },
        { ...queue, functionName: 'unfinalizedStETH' },
      ],
    }),
    readRocketPoolStatus(link),
    readVaultStatus(link),
    readPrice(link),
    Promise.all(marketTokens(link).map(async (token) => ({ symbol: token.symbol, ...(await readPool(link, token)) }))),
    contracts.faultsUrl === undefined ? undefined : readFaults(contracts.faultsUrl).catch(() => undefined),
  ]);
  const [rateWei, pooledWei, bufferWei, isStopped, limit, isQueuePaused, isBunker, waitingRequests, waitingWei] =
    protocol;
  const [isStakingPaused, , stakeLimitWei, mostStakeLimitWei] = limit;
  return {
    block: block.number,
    timestamp: block.timestamp,
    baseFeePerGas: block.baseFeePerGas ?? 0n,
    isMining,
    rateWei,
    pooledWei,
    bufferWei,
    isStopped,
    isStakingPaused,
    stakeLimitWei,
    mostStakeLimitWei,
    isQueuePaused,
    isBunker,
    waitingRequests,
    waitingWei,
    rocketPool,
    vault,
    feed,
    pools,
    faults,
  };
}

/** A status in lines, for people. */
export function formatStatus(status: DevnetStatus): string {
  const time = new Date(Number(status.timestamp) * 1_000).toISOString().replace('T', ' ').slice(0, 19);
  const mining = status.isMining ? '' : ', mining is off';
  const faults = status.faults?.map(formatFault).join('  ') ?? 'the proxy does not answer';
  return [
    `Block    ${status.block}, ${time} UTC, base fee ${formatGwei(status.baseFeePerGas)} gwei${mining}`,
    '\nLido',
    `Rate     1 wmrETH = ${formatEther(status.rateWei)} ETH`,
    `Pool     ${etherText(status.pooledWei)} ETH, ${etherText(status.bufferWei)} of it in the buffer${flagsText([[status.isStopped, 'stopped']])}`,
    `Staking  ${etherText(status.stakeLimitWei)} of ${etherText(status.mostStakeLimitWei)} ETH left in the limit${flagsText([[status.isStakingPaused, 'paused']])}`,
    `Queue    ${status.waitingRequests} requests wait for ${etherText(status.waitingWei)} ETH${flagsText([
      [status.isQueuePaused, 'paused'],
      [status.isBunker, 'bunker mode'],
    ])}`,
    '\nRocket Pool',
    ...formatRocketPoolStatus(status.rocketPool),
    '\nVault',
    ...formatVaultStatus(status.vault),
    '\nMarket and node',
    ...status.pools.map(poolText),
    `Feed     1 ETH = ${formatUnits(status.feed.price, 8)} USD, ${status.timestamp - status.feed.updatedAt} s old`,
    `Faults   ${faults || 'none'}`,
  ].join('\n');
}

function poolText({ symbol, priceWei, premiumPpm }: DevnetStatus['pools'][number]): string {
  const side = premiumPpm < 0 ? 'below' : 'above';
  return `Price    1 ${symbol} = ${formatEther(priceWei)} WETH, ${(Math.abs(premiumPpm) / 10_000).toFixed(3)} % ${side} its value`;
}

import { formatEther, formatGwei } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';

import type { DevnetLink } from './devnet-link';
import type { FaultRule } from './faults/fault';
import { readFaults } from './faults/fault-control';
import { formatFault } from './faults/fault-text';
import { type PoolState, readPool } from './market/pool-state';
import { marketTokens } from './market/tokens';

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
  readonly pools: readonly (PoolState & { readonly symbol: string })[];
  /** Undefined when the proxy does not answer. */
  readonly faults: readonly FaultRule[] | undefined;
};

/** Reads what a person at the command line wants to know. */
export async function readStatus(link: DevnetLink): Promise<DevnetStatus> {
  const { client, contracts } = link;
  const lido = { address: contracts.addresses.Lido, abi: lidoAbi } as const;
  const queue = { address: contracts.addresses.WithdrawalQueueERC721, abi: withdrawalQueueErc721Abi } as const;
  const [block, isMining, protocol, pools, faults] = await Promise.all([
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
    `Rate     1 wrapped token = ${formatEther(status.rateWei)} ETH`,
    `Pool     ${ether(status.pooledWei)} ETH, ${ether(status.bufferWei)} of it in the buffer${flags([[status.isStopped, 'stopped']])}`,
    `Staking  ${ether(status.stakeLimitWei)} of ${ether(status.mostStakeLimitWei)} ETH left in the limit${flags([[status.isStakingPaused, 'paused']])}`,
    `Queue    ${status.waitingRequests} requests wait for ${ether(status.waitingWei)} ETH${flags([
      [status.isQueuePaused, 'paused'],
      [status.isBunker, 'bunker mode'],
    ])}`,
    ...status.pools.map(poolText),
    `Faults   ${faults || 'none'}`,
  ].join('\n');
}

function poolText({ symbol, priceWei, premiumPpm }: DevnetStatus['pools'][number]): string {
  const side = premiumPpm < 0 ? 'below' : 'above';
  return `Market   1 ${symbol} = ${formatEther(priceWei)} WETH, ${(Math.abs(premiumPpm) / 10_000).toFixed(3)} % ${side} its value`;
}

function flags(all: readonly (readonly [isOn: boolean, name: string])[]): string {
  return all
    .filter(([isOn]) => isOn)
    .map(([, name]) => `, ${name}`)
    .join('');
}

/** Ether with two decimals, cut off. */
function ether(wei: bigint): string {
  const [whole = '0', decimals = ''] = formatEther(wei).split('.');
  return `${whole}.${decimals.padEnd(2, '0').slice(0, 2)}`;
}

import { accountingAbi } from '@/contracts-abi/accounting';
import { burnerAbi } from '@/contracts-abi/burner';
import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';

import type { LastReport } from './beacon-file';
import type { DevnetLink } from './devnet-link';
import { type OperatorValidators, readModuleValidators } from './operators';
import type { ConsensusLayer } from './report-figures';

/** The pool just before a report. Ether in wei. */
export type BeforeReport = {
  /** Seconds since the moment the last report described, or since the deployment. */
  readonly elapsed: number;
  readonly last: LastReport;
  readonly layer: ConsensusLayer;
  readonly pooledWei: bigint;
  /** Buffer that may pay requests: all but the deposits reserve. */
  readonly freeBufferWei: bigint;
  /** Nominal amount of all pending requests; 0 also while the queue is paused, when nothing can be finalized. */
  readonly queueWei: bigint;
  readonly queueLength: bigint;
  readonly lastFinalizedId: bigint;
  readonly isBunkerMode: boolean;
  /** Validators, ever. */
  readonly validators: OperatorValidators;
  readonly sharesToBurn: bigint;
  readonly withdrawalVaultWei: bigint;
  readonly rewardsVaultWei: bigint;
  /** Ether held in the consensus layer's stead. */
  readonly sinkWei: bigint;
};

/** A stopped pool takes no reports. */
export class ProtocolStopped extends Error {
  override readonly name = 'ProtocolStopped';

  constructor() {
    super('The protocol is stopped and takes no reports until it is resumed (npm run devnet -- resume).');
  }
}

/** Reads what a report that describes `timestamp` starts from. Throws ProtocolStopped. */
export async function readBeforeReport(link: DevnetLink, timestamp: bigint): Promise<BeforeReport> {
  const { client, contracts } = link;
  const { addresses, deployedAt } = contracts;
  const lido = { address: addresses.Lido, abi: lidoAbi } as const;
  const readPool = client.multicall({
    allowFailure: false,
    contracts: [
      { address: addresses.Accounting, abi: accountingAbi, functionName: 'getLastReportTimestamp' },
      { ...lido, functionName: 'isStopped' },
      { ...lido, functionName: 'getBalanceStats' },
      { ...lido, functionName: 'getDepositedForReport', args: [timestamp] },
      { ...lido, functionName: 'getTotalPooledEther' },
      { ...lido, functionName: 'getBufferedEther' },
      { ...lido, functionName: 'getDepositsReserve' },
      { address: addresses.Burner, abi: burnerAbi, functionName: 'getSharesRequestedToBurn' },
    ],
  });
  const [pool, queue, vaults, validators] = await Promise.all([
    readPool,
    readQueue(link),
    readVaults(link),
    readModuleValidators(link),
  ]);
  const [lastReport, isStopped, stats, depositedWei, pooledWei, bufferWei, reserveWei, toBurn] = pool;
  if (isStopped) throw new ProtocolStopped();
  const [validatorsWei, pendingWei] = stats;
  const [withdrawalVaultWei, rewardsVaultWei, sinkWei] = vaults;
  return {
    elapsed: Number(timestamp) - (lastReport === 0n ? deployedAt : Number(lastReport)),
    last: { reportedAt: Number(lastReport), validatorsWei, pendingWei },
    layer: { validatorsWei, pendingWei, depositedWei },
    pooledWei,
    freeBufferWei: bufferWei - reserveWei,
    ...queue,
    validators,
    sharesToBurn: toBurn[0] + toBurn[1],
    withdrawalVaultWei,
    rewardsVaultWei,
    sinkWei,
  };
}

/** Reads what the last report said of the consensus layer. */
export async function readLastReport({ client, contracts: { addresses } }: DevnetLink): Promise<LastReport> {
  const [lastReport, [validatorsWei, pendingWei]] = await client.multicall({
    allowFailure: false,
    contracts: [
      { address: addresses.Accounting, abi: accountingAbi, functionName: 'getLastReportTimestamp' },
      { address: addresses.Lido, abi: lidoAbi, functionName: 'getBalanceStats' },
    ],
  });
  return { reportedAt: Number(lastReport), validatorsWei, pendingWei };
}

async function readQueue({ client, contracts: { addresses } }: DevnetLink) {
  const queue = { address: addresses.WithdrawalQueueERC721, abi: withdrawalQueueErc721Abi } as const;
  const [isPaused, pendingWei, queueLength, lastFinalizedId, isBunkerMode] = await client.multicall({
    allowFailure: false,
    contracts: [
      { ...queue, functionName: 'isPaused' },
      { ...queue, functionName: 'unfinalizedStETH' },
      { ...queue, functionName: 'unfinalizedRequestNumber' },
      { ...queue, functionName: 'getLastFinalizedRequestId' },
      { ...queue, functionName: 'isBunkerModeActive' },
    ],
  });
  return { queueWei: isPaused ? 0n : pendingWei, queueLength, lastFinalizedId, isBunkerMode };
}

function readVaults({ client, contracts: { addresses } }: DevnetLink) {
  return Promise.all([
    client.getBalance({ address: addresses.WithdrawalVault }),
    client.getBalance({ address: addresses.LidoExecutionLayerRewardsVault }),
    client.getBalance({ address: addresses.DepositSink }),
  ]);
}

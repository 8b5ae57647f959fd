import { parseEther } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';

import type { DevnetLink } from './devnet-link';
import { reportNow } from './report-now';
import type { ReportOutcome } from './reports';

const BLOCKS_TO_FILL_LIMIT = 6_400n;
/** An estimate is for the block before; a report or a deposit that comes in between can make the call cost more. */
const AMPLE_GAS = 1_000_000n;

/** Reports a loss of so many percent of the pool. */
export async function reportLoss(link: DevnetLink, percent: number): Promise<ReportOutcome> {
  return reportNow(link, { kind: 'loss', partPpm: Math.round(percent * 10_000) });
}

/** Stops new stakes. */
export async function pauseStaking(link: DevnetLink): Promise<void> {
  await link.client.writeContractSync({ ...lidoCall(link), functionName: 'pauseStaking' });
}

/** Allows new stakes again. */
export async function resumeStaking(link: DevnetLink): Promise<void> {
  await link.client.writeContractSync({ ...lidoCall(link), functionName: 'resumeStaking' });
}

/** Stops the whole pool: stakes, transfers, reports. */
export async function stopProtocol(link: DevnetLink): Promise<void> {
  await link.client.writeContractSync({ ...lidoCall(link), functionName: 'stop' });
}

/** Ends a stop; staking resumes too. */
export async function resumeProtocol(link: DevnetLink): Promise<void> {
  await link.client.writeContractSync({ ...lidoCall(link), functionName: 'resume' });
}

/** Stops new withdrawal requests and finalization until resumed. Claims stay open. */
export async function pauseQueue(link: DevnetLink): Promise<void> {
  const forever = await link.client.readContract({ ...queueCall(link), functionName: 'PAUSE_INFINITELY' });
  await link.client.writeContractSync({ ...queueCall(link), functionName: 'pauseFor', args: [forever] });
}

/** Allows new withdrawal requests and finalization again. */
export async function resumeQueue(link: DevnetLink): Promise<void> {
  await link.client.writeContractSync({ ...queueCall(link), functionName: 'resume' });
}

/** Sets the staking limit; it refills within 6,400 blocks. */
export async function setStakingLimit(link: DevnetLink, ether: string): Promise<void> {
  const maxWei = parseEther(ether);
  await link.client.writeContractSync({
    ...lidoCall(link),
    functionName: 'setStakingLimit',
    args: [maxWei, maxWei / BLOCKS_TO_FILL_LIMIT],
  });
}

/** Mines empty blocks. */
export async function mineBlocks(link: DevnetLink, blocks: number): Promise<void> {
  await link.client.mine({ blocks });
}

function lidoCall({ contracts }: DevnetLink) {
  return {
    address: contracts.addresses.Lido,
    abi: lidoAbi,
    account: contracts.operator,
    gas: AMPLE_GAS,
    throwOnReceiptRevert: true,
  } as const;
}

function queueCall({ contracts }: DevnetLink) {
  const address = contracts.addresses.WithdrawalQueueERC721;
  return {
    address,
    abi: withdrawalQueueErc721Abi,
    account: contracts.operator,
    gas: AMPLE_GAS,
    throwOnReceiptRevert: true,
  } as const;
}

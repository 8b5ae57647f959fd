import { type Address, parseEther } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';

import { stakeFrom } from './accounts';
import { actAs } from './act-as';
import { setStakingLimit } from './controls';
import { depositEther } from './deposits';
import type { DevnetLink } from './devnet-link';
import { reportNow } from './report-now';

/** Nobody's: takes what is left of the staking limit. */
const CROWD: Address = '0x000000000000000000000000000000000000c20d';
/** Taking all of a large limit would make another pool of it, so a large limit is made small first. */
const SMALL_LIMIT_WEI = parseEther('100');
/** So slowly that nothing to speak of comes back while somebody looks. */
const BLOCKS_TO_REFILL = 4_000_000n;
const MOST_REPORTS = 40;

/** Reports until nothing waits in the queue. Returns how many requests became claimable, and how many wait all the same. */
export async function finalizeAll(
  link: DevnetLink,
): Promise<{ readonly finalized: bigint; readonly waiting: bigint; readonly reports: number }> {
  let finalized = 0n;
  let waiting = await queueLength(link);
  let reports = 0;
  for (; waiting > 0n && reports < MOST_REPORTS; reports++) {
    // A frame lasts a second at least: it is jumped, not waited for.
    await link.client.increaseTime({ seconds: 1 });
    finalized += (await reportNow(link)).finalizedRequests;
    waiting = await queueLength(link);
  }
  return { finalized, waiting, reports };
}

/**
 * Sends everything that may go from the buffer to the consensus layer, in whole validators. What the queue needs and
 * the rest below 32 ETH stay.
 * @returns wei sent and wei left
 */
export async function drainBuffer(link: DevnetLink): Promise<{ readonly sentWei: bigint; readonly leftWei: bigint }> {
  const sentWei = await depositEther(link, 0n);
  const { addresses } = link.contracts;
  const leftWei = await link.client.readContract({
    address: addresses.Lido,
    abi: lidoAbi,
    functionName: 'getBufferedEther',
  });
  return { sentWei, leftWei };
}

/**
 * Uses the staking limit up. A limit above 100 ETH is set to 100 ETH first, and it comes back very slowly:
 * refillStakingLimit makes it usual again.
 * @returns wei staked for it
 */
export async function fillStakingLimit(link: DevnetLink): Promise<bigint> {
  const { client, contracts } = link;
  const lido = { address: contracts.addresses.Lido, abi: lidoAbi } as const;
  const [, , , maxWei] = await client.readContract({ ...lido, functionName: 'getStakeLimitFullInfo' });
  const limitWei = maxWei === 0n || maxWei > SMALL_LIMIT_WEI ? SMALL_LIMIT_WEI : maxWei;
  await client.writeContractSync({
    ...lido,
    functionName: 'setStakingLimit',
    args: [limitWei, limitWei / BLOCKS_TO_REFILL],
    account: contracts.operator,
    throwOnReceiptRevert: true,
  });
  const leftWei = await client.readContract({ ...lido, functionName: 'getCurrentStakeLimit' });
  await actAs(client, CROWD);
  if (leftWei > 0n) await stakeFrom(link, CROWD, leftWei);
  return leftWei;
}

/** Sets the staking limit and fills it up: a limit that is set anew after none was set is all there. */
export async function refillStakingLimit(link: DevnetLink, ether: string): Promise<void> {
  const { client, contracts } = link;
  await client.writeContractSync({
    address: contracts.addresses.Lido,
    abi: lidoAbi,
    functionName: 'removeStakingLimit',
    account: contracts.operator,
    throwOnReceiptRevert: true,
  });
  await setStakingLimit(link, ether);
}

/** Switches bunker mode with a report, as an oracle does. Later reports keep it. */
export async function setBunkerMode(link: DevnetLink, isOn: boolean): Promise<void> {
  await reportNow(link, null, isOn);
}

function queueLength({ client, contracts: { addresses } }: DevnetLink): Promise<bigint> {
  return client.readContract({
    address: addresses.WithdrawalQueueERC721,
    abi: withdrawalQueueErc721Abi,
    functionName: 'unfinalizedRequestNumber',
  });
}

import type { Address } from 'viem';

import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';

import type { DevnetLink } from './devnet-link';

/**
 * Claims every finalized request of an unlocked account.
 * @returns the ids claimed, ascending; empty when there was none
 */
export async function claimFinalized(
  { client, contracts: { addresses } }: DevnetLink,
  account: Address,
): Promise<readonly bigint[]> {
  const queue = { address: addresses.WithdrawalQueueERC721, abi: withdrawalQueueErc721Abi } as const;
  const [unsorted, lastFinalizedId, lastCheckpoint] = await client.multicall({
    allowFailure: false,
    contracts: [
      { ...queue, functionName: 'getWithdrawalRequests', args: [account] },
      { ...queue, functionName: 'getLastFinalizedRequestId' },
      { ...queue, functionName: 'getLastCheckpointIndex' },
    ],
  });
  // The search for hints reverts for pending ids and for ids out of order.
  const ids = unsorted.filter((id) => id <= lastFinalizedId).sort((a, b) => (a < b ? -1 : 1));
  if (ids.length === 0) return [];
  const hints = await client.readContract({
    ...queue,
    functionName: 'findCheckpointHints',
    args: [ids, 1n, lastCheckpoint],
  });
  await client.writeContractSync({
    ...queue,
    functionName: 'claimWithdrawals',
    args: [ids, hints],
    account,
    throwOnReceiptRevert: true,
  });
  return ids;
}

import { parseEther } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';

import type { DevnetLink } from './devnet-link';
import { depositsPossible } from './report-figures';

/** What stays in the buffer for small withdrawals. */
const KEPT_WEI = parseEther('16');

/**
 * Sends what the pool does not need in its buffer to the consensus layer, in whole validators.
 * @returns wei deposited
 */
export function depositSpareEther(link: DevnetLink, beforeTransaction?: () => Promise<void>): Promise<bigint> {
  return depositEther(link, KEPT_WEI, beforeTransaction);
}

/**
 * Sends what may leave the buffer to the consensus layer, in whole validators.
 * @param keptWei what stays of it
 * @returns wei deposited
 */
export async function depositEther(
  { client, contracts: { addresses, operator } }: DevnetLink,
  keptWei: bigint,
  beforeTransaction?: () => Promise<void>,
): Promise<bigint> {
  const lido = { address: addresses.Lido, abi: lidoAbi } as const;
  const [depositableWei, canDeposit] = await client.multicall({
    allowFailure: false,
    contracts: [
      { ...lido, functionName: 'getDepositableEther' },
      { ...lido, functionName: 'canDeposit' },
    ],
  });
  const amountWei = canDeposit ? depositsPossible(depositableWei, keptWei) : 0n;
  if (amountWei === 0n) return 0n;
  await beforeTransaction?.();
  await client.writeContractSync({
    ...lido,
    functionName: 'depositToConsensusLayer',
    args: [amountWei],
    account: operator,
    throwOnReceiptRevert: true,
  });
  return amountWei;
}

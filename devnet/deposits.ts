import { parseEther } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { stakingRouterAbi } from '@/contracts-abi/staking-router';

import type { DevnetLink } from './devnet-link';
import { addOperatorKeys, MODULE_ID } from './operators';
import { depositsPossible, VALIDATOR_WEI } from './report-figures';

/** What stays in the buffer for small withdrawals. */
const KEPT_WEI = parseEther('16');

/** A deposit of 150 validators takes some 4 million; an estimate made a block earlier can fall short of it. */
const AMPLE_GAS = 12_000_000n;

/** Most validators in one deposit, as in the original. */
const MOST_VALIDATORS = 150n;

/**
 * Sends what the pool does not need in its buffer to the consensus layer, in whole validators. Operators get more keys when theirs run out.
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
  link: DevnetLink,
  keptWei: bigint,
  beforeTransaction?: () => Promise<void>,
): Promise<bigint> {
  const { client, contracts } = link;
  const { addresses, operator } = contracts;
  const lido = { address: addresses.Lido, abi: lidoAbi } as const;
  const [depositableWei, canDeposit, { depositableValidatorsCount: keys }] = await client.multicall({
    allowFailure: false,
    contracts: [
      { ...lido, functionName: 'getDepositableEther' },
      { ...lido, functionName: 'canDeposit' },
      {
        address: addresses.StakingRouter,
        abi: stakingRouterAbi,
        functionName: 'getStakingModuleSummary',
        args: [MODULE_ID],
      },
    ],
  });
  const mostWei = MOST_VALIDATORS * VALIDATOR_WEI;
  const wantedWei = canDeposit ? depositsPossible(depositableWei, keptWei) : 0n;
  const amountWei = wantedWei < mostWei ? wantedWei : mostWei;
  if (amountWei === 0n) return 0n;
  await beforeTransaction?.();
  // The contract takes no deposit that is larger than the keys there are.
  if (amountWei / VALIDATOR_WEI > keys) await addOperatorKeys(link, Number(MOST_VALIDATORS));
  await client.writeContractSync({
    ...lido,
    functionName: 'depositToConsensusLayer',
    args: [amountWei],
    account: operator,
    gas: AMPLE_GAS,
    throwOnReceiptRevert: true,
  });
  return amountWei;
}

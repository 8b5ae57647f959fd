import { rocketDepositPoolAbi } from '@/contracts-abi/rocket-deposit-pool';
import { rocketNetworkBalancesAbi } from '@/contracts-abi/rocket-network-balances';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';

import type { Send } from '../client';
import type { DevnetLink } from '../devnet-link';

const ONE_ETHER = 10n ** 18n;

/** Reports balances that give this rate, and lets node operators have the ether it promises. */
export async function reportRate(link: DevnetLink, rate: bigint, slotTimestamp: bigint): Promise<void> {
  const send = await prepareRate(link, rate, slotTimestamp);
  await send();
}

/**
 * The same in two steps: everything but the transaction now, the transaction when told to.
 * @param rate ETH wei per rETH
 * @param slotTimestamp Unix seconds, before the next block's time
 */
export async function prepareRate(
  { client, contracts: { rocketPool } }: DevnetLink,
  rate: bigint,
  slotTimestamp: bigint,
): Promise<Send> {
  const { addresses, operator } = rocketPool;
  const [supply, poolWei, tokenWei, blockNumber] = await Promise.all([
    client.readContract({
      address: addresses.RocketTokenRETH,
      abi: rocketTokenRethAbi,
      functionName: 'totalSupply',
    }),
    client.readContract({
      address: addresses.RocketDepositPool,
      abi: rocketDepositPoolAbi,
      functionName: 'getBalance',
    }),
    client.getBalance({ address: addresses.RocketTokenRETH }),
    client.getBlockNumber(),
  ]);
  const totalWei = (supply * rate) / ONE_ETHER;
  const stakingWei = totalWei - poolWei - tokenWei;
  if (stakingWei < 0n) throw new Error(`At a rate of ${rate} the network would own less than is in its contracts.`);
  await client.setBalance({ address: addresses.RocketStakingSink, value: stakingWei });
  const report = {
    address: addresses.RocketNetworkBalances,
    abi: rocketNetworkBalancesAbi,
    functionName: 'submitBalances',
    args: [blockNumber, slotTimestamp, totalWei, stakingWei, supply],
    account: operator,
    throwOnReceiptRevert: true,
  } as const;
  return () => client.writeContractSync(report);
}

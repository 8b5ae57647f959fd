import type { Address } from 'viem';

import { rocketDepositPoolAbi } from '@/contracts-abi/rocket-deposit-pool';
import { rocketNetworkBalancesAbi } from '@/contracts-abi/rocket-network-balances';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';

import { accountOf } from './account-of';
import type { DevnetClient } from './client';
import type { RocketPoolContracts } from './deploy-rocket-pool';
import type { RocketPoolEvent } from './rocket-pool-history';

/** Seconds between the slot a report is of and its transaction. */
const SLOT = 12;
const ONE_ETHER = 10n ** 18n;

/** A connection to a local chain together with the Rocket Pool on it. */
export type RocketPoolLink = { readonly client: DevnetClient; readonly rocketPool: RocketPoolContracts };

/**
 * Makes one event of the history happen, in a block of its time.
 * @param accounts the chain's unlocked accounts
 */
export async function playRocketPool(
  link: RocketPoolLink,
  event: RocketPoolEvent,
  accounts: readonly Address[],
): Promise<void> {
  const { client, rocketPool } = link;
  const { addresses, operator } = rocketPool;
  const pool = { address: addresses.RocketDepositPool, abi: rocketDepositPoolAbi, throwOnReceiptRevert: true } as const;
  await client.setNextBlockTimestamp({ timestamp: BigInt(event.at) });
  switch (event.kind) {
    case 'deposit':
      await client.writeContractSync({
        ...pool,
        functionName: 'deposit',
        value: event.wei,
        account: accountOf(accounts, event.staker),
      });
      return;
    case 'assign':
      await client.writeContractSync({
        ...pool,
        functionName: 'assignDeposits',
        args: [event.wei],
        account: operator,
      });
      return;
    case 'queue':
      await client.writeContractSync({
        ...pool,
        functionName: 'setQueuedCapacity',
        args: [event.wei],
        account: operator,
      });
      return;
    case 'burn':
      await client.writeContractSync({
        address: addresses.RocketTokenRETH,
        abi: rocketTokenRethAbi,
        functionName: 'burn',
        args: [event.reth],
        account: accountOf(accounts, event.staker),
        throwOnReceiptRevert: true,
      });
      return;
    case 'balances':
      await reportRate(link, event.rate, BigInt(event.at - SLOT));
  }
}

/**
 * Reports balances that give this rate, and lets node operators have the ether it promises.
 * @param rate ETH wei per rETH
 * @param slotTimestamp Unix seconds, before the next block's time
 */
export async function reportRate(
  { client, rocketPool: { addresses, operator } }: RocketPoolLink,
  rate: bigint,
  slotTimestamp: bigint,
): Promise<void> {
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
  await client.writeContractSync({
    address: addresses.RocketNetworkBalances,
    abi: rocketNetworkBalancesAbi,
    functionName: 'submitBalances',
    args: [blockNumber, slotTimestamp, totalWei, stakingWei, supply],
    account: operator,
    throwOnReceiptRevert: true,
  });
}

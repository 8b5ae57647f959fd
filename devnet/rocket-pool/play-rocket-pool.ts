import type { Address } from 'viem';

import { rocketDepositPoolAbi } from '@/contracts-abi/rocket-deposit-pool';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';

import { accountOf } from '../account-of';
import type { DevnetLink } from '../devnet-link';
import type { PoolEvent } from './rocket-pool-history';

/**
 * Makes one event of the history happen that is no report, in a block of its time.
 * @param accounts the chain's unlocked accounts
 */
export async function playRocketPool(link: DevnetLink, event: PoolEvent, accounts: readonly Address[]): Promise<void> {
  const { client, contracts } = link;
  const { addresses, operator } = contracts.rocketPool;
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
  }
}

import { rocketDaoProtocolSettingsDepositAbi } from '@/contracts-abi/rocket-dao-protocol-settings-deposit';
import { rocketDaoProtocolSettingsNetworkAbi } from '@/contracts-abi/rocket-dao-protocol-settings-network';
import { rocketDepositPoolAbi } from '@/contracts-abi/rocket-deposit-pool';

import type { DevnetLink } from '../devnet-link';

/** An estimate is for the block before; what comes in between can make the call cost more. */
const AMPLE_GAS = 1_000_000n;

/** How a call of the deposit pool by the guardian is sent. */
export function poolCall({ contracts: { rocketPool } }: DevnetLink) {
  const address = rocketPool.addresses.RocketDepositPool;
  return { address, abi: rocketDepositPoolAbi, ...sentBy(rocketPool.operator) } as const;
}

/** How a call of the settings of deposits by the guardian is sent. */
export function depositSettingsCall({ contracts: { rocketPool } }: DevnetLink) {
  const address = rocketPool.addresses.RocketDAOProtocolSettingsDeposit;
  return { address, abi: rocketDaoProtocolSettingsDepositAbi, ...sentBy(rocketPool.operator) } as const;
}

/** How a call of the settings of the network by the guardian is sent. */
export function networkSettingsCall({ contracts: { rocketPool } }: DevnetLink) {
  const address = rocketPool.addresses.RocketDAOProtocolSettingsNetwork;
  return { address, abi: rocketDaoProtocolSettingsNetworkAbi, ...sentBy(rocketPool.operator) } as const;
}

function sentBy(account: `0x${string}`) {
  return { account, gas: AMPLE_GAS, throwOnReceiptRevert: true } as const;
}

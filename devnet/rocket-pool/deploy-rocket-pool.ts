import { type Address, encodePacked, keccak256 } from 'viem';

import { rocketDaoNodeTrustedAbi } from '@/contracts-abi/rocket-dao-node-trusted';
import { rocketDaoProtocolSettingsDepositAbi } from '@/contracts-abi/rocket-dao-protocol-settings-deposit';
import { rocketDaoProtocolSettingsNetworkAbi } from '@/contracts-abi/rocket-dao-protocol-settings-network';
import { rocketStorageAbi } from '@/contracts-abi/rocket-storage';

import type { DevnetClient } from '../client';
import { deployContract } from '../deploy-contract';

/** The contracts that the storage leads to. */
const REGISTERED = [
  'RocketTokenRETH',
  'RocketDepositPool',
  'RocketNetworkBalances',
  'RocketDAONodeTrusted',
  'RocketDAOProtocolSettingsDeposit',
  'RocketDAOProtocolSettingsNetwork',
  'RocketStakingSink',
] as const;

type RocketPoolContract = 'RocketStorage' | (typeof REGISTERED)[number];

/** Where a local Rocket Pool is, for tools and tests. The app needs only the storage. */
export type RocketPoolContracts = {
  /** Guardian of the storage and the only oracle member. One of Anvil's unlocked accounts. */
  readonly operator: Address;
  readonly deployedInBlock: number;
  readonly addresses: Readonly<Record<RocketPoolContract, Address>>;
};

/**
 * Deploys Rocket Pool, registers its contracts under the keys of the public network, and opens it with the settings from
 * before anyone voted.
 */
export async function deployRocketPool(client: DevnetClient, operator: Address): Promise<RocketPoolContracts> {
  const RocketStorage = await deployContract(client, operator, 'RocketStorage', [operator]);
  const deployedInBlock = Number(await client.getBlockNumber());
  const deploy = (name: string) => deployContract(client, operator, name, [RocketStorage]);
  const addresses = {
    RocketStorage,
    RocketTokenRETH: await deployContract(client, operator, 'RocketTokenRETH', [
      RocketStorage,
      'Millrace accruing Ether',
      'acETH',
    ]),
    RocketDepositPool: await deploy('RocketDepositPool'),
    RocketNetworkBalances: await deploy('RocketNetworkBalances'),
    RocketDAONodeTrusted: await deploy('RocketDAONodeTrusted'),
    RocketDAOProtocolSettingsDeposit: await deploy('RocketDAOProtocolSettingsDeposit'),
    RocketDAOProtocolSettingsNetwork: await deploy('RocketDAOProtocolSettingsNetwork'),
    RocketStakingSink: await deploy('RocketStakingSink'),
  };
  for (const name of REGISTERED) await register(client, operator, RocketStorage, name, addresses[name]);
  await open(client, operator, addresses);
  return { operator, deployedInBlock, addresses };
}

async function register(
  client: DevnetClient,
  account: Address,
  storageAddress: Address,
  name: (typeof REGISTERED)[number],
  address: Address,
): Promise<void> {
  const storage = { address: storageAddress, abi: rocketStorageAbi, account, throwOnReceiptRevert: true } as const;
  const key = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  await client.writeContractSync({
    ...storage,
    functionName: 'setAddress',
    args: [keccak256(encodePacked(['string', 'string'], ['contract.address', key])), address],
  });
  await client.writeContractSync({
    ...storage,
    functionName: 'setBool',
    args: [keccak256(encodePacked(['string', 'address'], ['contract.exists', address])), true],
  });
}

async function open(client: DevnetClient, account: Address, addresses: RocketPoolContracts['addresses']) {
  const common = { account, throwOnReceiptRevert: true } as const;
  await client.writeContractSync({
    ...common,
    address: addresses.RocketStorage,
    abi: rocketStorageAbi,
    functionName: 'setDeployedStatus',
  });
  await client.writeContractSync({
    ...common,
    address: addresses.RocketDAOProtocolSettingsDeposit,
    abi: rocketDaoProtocolSettingsDepositAbi,
    functionName: 'setDefaults',
  });
  await client.writeContractSync({
    ...common,
    address: addresses.RocketDAOProtocolSettingsNetwork,
    abi: rocketDaoProtocolSettingsNetworkAbi,
    functionName: 'setDefaults',
  });
  await client.writeContractSync({
    ...common,
    address: addresses.RocketDAONodeTrusted,
    abi: rocketDaoNodeTrustedAbi,
    functionName: 'addMember',
    args: [account],
  });
}

import { type Address, encodePacked, keccak256 } from 'viem';

import { rocketStorageAbi } from '@/contracts-abi/rocket-storage';

import { type ContractRead, DecodeError, done, planReads, type ReadPlan } from '../read-plan';
import type { RocketPoolContracts } from './pool';

const NAMES: Readonly<Record<Exclude<keyof RocketPoolContracts, 'storage'>, string>> = {
  token: 'rocketTokenRETH',
  depositPool: 'rocketDepositPool',
  balances: 'rocketNetworkBalances',
  depositSettings: 'rocketDAOProtocolSettingsDeposit',
  networkSettings: 'rocketDAOProtocolSettingsNetwork',
};

/**
 * Resolves Rocket Pool's contracts through its storage, the one address that does not move: upgrades replace the others.
 * @see RocketStorage.getAddress with the key keccak256("contract.address" + name)
 */
export function rocketPoolContractReads(storage: Address): ReadPlan<RocketPoolContracts> {
  const ask = (name: string): ContractRead => ({
    address: storage,
    abi: rocketStorageAbi,
    functionName: 'getAddress',
    args: [contractKey(name)],
  });
  const calls = Object.fromEntries(Object.entries(NAMES).map(([part, name]) => [part, ask(name)]));
  return planReads(calls, (answers) => {
    // The storage answers with zero for a name it does not know.
    const find = (part: keyof typeof NAMES): Address => {
      const address = answers.address(part);
      if (/^0x0{40}$/.test(address)) throw new DecodeError(part, `the storage knows no ${NAMES[part]}`);
      return address;
    };
    return done({
      storage,
      token: find('token'),
      depositPool: find('depositPool'),
      balances: find('balances'),
      depositSettings: find('depositSettings'),
      networkSettings: find('networkSettings'),
    });
  });
}

/** The key under which the storage keeps a contract's address. */
export function contractKey(name: string): `0x${string}` {
  return keccak256(encodePacked(['string', 'string'], ['contract.address', name]));
}

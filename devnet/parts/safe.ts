import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Address, concat, getContractAddress, type Hex, parseEther, zeroHash } from 'viem';

import type { DevnetClient } from '../client';
import { readPackageCode } from './package-artifact';

const BUILD = '@safe-global/safe-contracts/build/artifacts/contracts';

/** Safe 1.4.1, contract by contract. */
const SAFE_FILES = {
  Safe: `${BUILD}/Safe.sol/Safe.json`,
  SafeL2: `${BUILD}/SafeL2.sol/SafeL2.json`,
  SafeProxyFactory: `${BUILD}/proxies/SafeProxyFactory.sol/SafeProxyFactory.json`,
  MultiSend: `${BUILD}/libraries/MultiSend.sol/MultiSend.json`,
  MultiSendCallOnly: `${BUILD}/libraries/MultiSendCallOnly.sol/MultiSendCallOnly.json`,
  CompatibilityFallbackHandler: `${BUILD}/handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler.json`,
  SignMessageLib: `${BUILD}/libraries/SignMessageLib.sol/SignMessageLib.json`,
} as const;

type SafeContractName = keyof typeof SAFE_FILES;

/** Where Safe's contracts are: the same addresses as on mainnet. */
export type SafeAddresses = Readonly<Record<SafeContractName, Address>>;

type FactoryDeployment = { readonly signerAddress: Address; readonly transaction: Hex; readonly address: Address };

/** Enough for the largest of them; an estimate would run each deployment once more. */
const DEPLOY_GAS = 8_000_000n;

/**
 * Deploys Safe 1.4.1 through its singleton factory, whose creation is a transaction signed for every chain. An address
 * made this way depends on the code alone, so Safe's addresses here are those of mainnet.
 */
export async function deploySafe(client: DevnetClient, account: Address): Promise<SafeAddresses> {
  const factory = await deploySingletonFactory(client);
  const deploy = async (name: SafeContractName): Promise<Address> => {
    const bytecode = readPackageCode(SAFE_FILES[name]);
    const data = concat([zeroHash, bytecode]);
    const receipt = await client.sendTransactionSync({ to: factory, data, account, gas: DEPLOY_GAS });
    if (receipt.status !== 'success') throw new Error(`Safe's ${name} was not deployed.`);
    return getContractAddress({ opcode: 'CREATE2', from: factory, salt: zeroHash, bytecode });
  };
  return {
    Safe: await deploy('Safe'),
    SafeL2: await deploy('SafeL2'),
    SafeProxyFactory: await deploy('SafeProxyFactory'),
    MultiSend: await deploy('MultiSend'),
    MultiSendCallOnly: await deploy('MultiSendCallOnly'),
    CompatibilityFallbackHandler: await deploy('CompatibilityFallbackHandler'),
    SignMessageLib: await deploy('SignMessageLib'),
  };
}

async function deploySingletonFactory(client: DevnetClient): Promise<Address> {
  const require = createRequire(import.meta.url);
  const file = require.resolve('@safe-global/safe-singleton-factory/artifacts/31337/deployment.json');
  const { signerAddress, transaction, address }: FactoryDeployment = JSON.parse(readFileSync(file, 'utf8'));
  await client.setBalance({ address: signerAddress, value: parseEther('1') });
  await client.sendRawTransactionSync({ serializedTransaction: transaction });
  return address;
}

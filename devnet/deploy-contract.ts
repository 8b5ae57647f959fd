import { type Address, encodeDeployData, getAddress } from 'viem';

import { readArtifact } from './artifacts';
import type { DevnetClient } from './client';

/**
 * Deploys one compiled contract.
 * @param account an unlocked account
 * @returns where it is
 */
export async function deployContract(
  client: DevnetClient,
  account: Address,
  name: string,
  args: readonly unknown[],
): Promise<Address> {
  const { abi, bytecode } = readArtifact(name);
  const data = encodeDeployData({ abi, bytecode, args });
  const { status, contractAddress } = await client.sendTransactionSync({ account, data });
  if (status !== 'success' || !contractAddress) throw new Error(`${name} was not deployed (${status}).`);
  return getAddress(contractAddress);
}

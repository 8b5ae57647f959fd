import { type Address, getAddress, type Hex } from 'viem';

import type { DevnetClient } from '../client';

/** Enough for 24 KiB of code, the most a contract may have; an estimate would run the constructor once more. */
const DEPLOY_GAS = 8_000_000n;

/** Deploys creation code, constructor arguments included, and returns where it is. */
export async function deployCode(client: DevnetClient, account: Address, code: Hex): Promise<Address> {
  const receipt = await client.sendTransactionSync({ data: code, account, gas: DEPLOY_GAS });
  if (receipt.status !== 'success' || !receipt.contractAddress) {
    throw new Error(`A contract of ${code.length / 2 - 1} bytes of code was not deployed (${receipt.status}).`);
  }
  return getAddress(receipt.contractAddress);
}

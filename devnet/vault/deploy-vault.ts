import { type Address, erc20Abi, maxUint256, parseEther } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';

import type { DevnetClient } from '../client';
import { deployContract } from '../deploy-contract';

const DEPOSIT_CAP_WEI = parseEther('5000');

/** Where a local vault is, for tools and tests. The app needs only the vault. */
export type VaultContracts = {
  /** Holds every role, and what the vault has invested. One of Anvil's unlocked accounts. */
  readonly operator: Address;
  readonly deployedInBlock: number;
  readonly vault: Address;
  readonly share: Address;
  readonly weth: Address;
};

/**
 * Deploys the asynchronous vault and its share.
 * @param weth the wrapped ether it takes
 */
export async function deployVault(client: DevnetClient, operator: Address, weth: Address): Promise<VaultContracts> {
  const args = [weth, operator, operator, DEPOSIT_CAP_WEI, 'Millrace vault share', 'mvETH'];
  const vault = await deployContract(client, operator, 'AsyncVault', args);
  const deployedInBlock = Number(await client.getBlockNumber());
  const share = await client.readContract({ address: vault, abi: asyncVaultAbi, functionName: 'share' });
  await client.writeContractSync({
    address: weth,
    abi: erc20Abi,
    functionName: 'approve',
    args: [vault, maxUint256],
    account: operator,
    throwOnReceiptRevert: true,
  });
  return { operator, deployedInBlock, vault, share, weth };
}

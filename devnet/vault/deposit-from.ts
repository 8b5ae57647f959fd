import { type Address, erc20Abi } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';

import type { DevnetLink } from '../devnet-link';
import { type BeforeTransaction, wrapEther } from './keeper';

/** Wraps an unlocked account's ether and deposits it in the vault. */
export async function depositFrom(
  link: DevnetLink,
  account: Address,
  wei: bigint,
  beforeTransaction: BeforeTransaction = () => Promise.resolve(),
): Promise<void> {
  const { client, contracts } = link;
  const { vault, weth } = contracts.vault;
  await wrapEther(link, account, wei, beforeTransaction);
  await beforeTransaction();
  await client.writeContractSync({
    address: weth,
    abi: erc20Abi,
    functionName: 'approve',
    args: [vault, wei],
    account,
    throwOnReceiptRevert: true,
  });
  await beforeTransaction();
  await client.writeContractSync({
    address: vault,
    abi: asyncVaultAbi,
    functionName: 'deposit',
    args: [wei, account],
    account,
    throwOnReceiptRevert: true,
  });
}

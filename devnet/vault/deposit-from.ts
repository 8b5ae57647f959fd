import { type Address, erc20Abi } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';

import type { DevnetLink } from '../devnet-link';
import { wrapEther } from './keeper';

/** Wraps an unlocked account's ether and deposits it in the vault. */
export async function depositFrom(link: DevnetLink, account: Address, wei: bigint): Promise<void> {
  const { client, contracts } = link;
  const { vault, weth } = contracts.vault;
  const sent = { account, throwOnReceiptRevert: true } as const;
  const approval = { ...sent, address: weth, abi: erc20Abi, functionName: 'approve', args: [vault, wei] } as const;
  const deposit = {
    ...sent,
    address: vault,
    abi: asyncVaultAbi,
    functionName: 'deposit',
    args: [wei, account],
  } as const;
  await client.sendInOrder([
    () => wrapEther(link, account, wei),
    () => client.writeContractSync(approval),
    () => client.writeContractSync(deposit),
  ]);
}

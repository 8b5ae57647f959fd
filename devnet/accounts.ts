import { type Address, parseEther } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';

import type { DevnetLink } from './devnet-link';

/** Most that one request may ask for. */
const MOST_PER_REQUEST_WEI = parseEther('1000');

/** One of Anvil's unlocked accounts by its number, 0 to 9. */
export async function unlockedAccount({ client }: DevnetLink, index: number): Promise<Address> {
  const accounts = await client.getAddresses();
  const account = accounts[index];
  if (account === undefined) throw new Error(`The chain has accounts 0 to ${accounts.length - 1}, not ${index}.`);
  return account;
}

/** Stakes so much ether from an unlocked account. */
export async function stakeFrom({ client, contracts }: DevnetLink, account: Address, wei: bigint): Promise<void> {
  const call = {
    address: contracts.addresses.Lido,
    abi: lidoAbi,
    functionName: 'submit',
    args: [contracts.operator],
    value: wei,
    account,
  } as const;
  // A receipt has no reason for a refusal; a call of the same does.
  await client.simulateContract(call);
  await client.writeContractSync({ ...call, throwOnReceiptRevert: true });
}

/**
 * Requests so much of the rebasing token back for an unlocked account, in as many requests as the queue's maximum asks.
 * @returns how many requests that were
 */
export async function requestFrom({ client, contracts }: DevnetLink, account: Address, wei: bigint): Promise<number> {
  const { Lido, WithdrawalQueueERC721 } = contracts.addresses;
  const send = { account, throwOnReceiptRevert: true } as const;
  await client.writeContractSync({
    address: Lido,
    abi: lidoAbi,
    functionName: 'approve',
    args: [WithdrawalQueueERC721, wei],
    ...send,
  });
  const amounts = splitRequest(wei);
  const call = {
    address: WithdrawalQueueERC721,
    abi: withdrawalQueueErc721Abi,
    functionName: 'requestWithdrawals',
    args: [amounts, account],
    account,
  } as const;
  await client.simulateContract(call);
  await client.writeContractSync({ ...call, throwOnReceiptRevert: true });
  return amounts.length;
}

/** Equal parts of an amount, none above what one request may ask for; the last takes what division leaves. */
export function splitRequest(wei: bigint): readonly bigint[] {
  const count = (wei + MOST_PER_REQUEST_WEI - 1n) / MOST_PER_REQUEST_WEI;
  const part = wei / count;
  return Array.from({ length: Number(count) }, (_, index) =>
    BigInt(index) === count - 1n ? wei - part * (count - 1n) : part,
  );
}

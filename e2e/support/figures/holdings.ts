import type { Address } from 'viem';

import { type ReadAt, wordOf, wordsOf } from './read-at';

/** All that the account of the journey has: two tokens of Lido, requests that wait, and shares of the vault. */
export async function worthOf(at: ReadAt, account: Address): Promise<bigint> {
  const { addresses, vault: deployed } = at.contracts;
  const [liquid, wrapped, shares, asked] = await Promise.all([
    wordOf(at, addresses.Lido, 'balanceOf(address)', [account]),
    wordOf(at, addresses.WstETH, 'balanceOf(address)', [account]),
    wordOf(at, deployed.share, 'balanceOf(address)', [account]),
    waitingOf(at, account),
  ]);
  return liquid + (await unwrapped(at, wrapped)) + (await redeemed(at, shares)) + asked;
}

/** What an amount of the wrapped token is worth, wei. */
export function unwrapped(at: ReadAt, amount: bigint): Promise<bigint> {
  return wordOf(at, at.contracts.addresses.WstETH, 'getStETHByWstETH(uint256)', [amount]);
}

/** What an amount of the vault’s token is worth, wei. */
export function redeemed(at: ReadAt, amount: bigint): Promise<bigint> {
  return wordOf(at, at.contracts.vault.vault, 'convertToAssets(uint256)', [amount]);
}

/** What an account asked the queue for, wei. */
export async function waitingOf(at: ReadAt, account: Address): Promise<bigint> {
  const queueOf = at.contracts.addresses.WithdrawalQueueERC721;
  const [, , ...ids] = await wordsOf(at, queueOf, 'getWithdrawalRequests(address)', [account]);
  const [, , ...words] = await wordsOf(at, queueOf, 'getWithdrawalStatus(uint256[])', [ids]);
  // Six words a request, the amount first.
  return words.reduce((sum, word, index) => (index % 6 === 0 ? sum + word : sum), 0n);
}

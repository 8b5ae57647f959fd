import type { Address } from 'viem';

import { type ReadAt, wordOf, wordsOf } from './read-at';

/** All that the account of the journey has: two tokens of Lido, shares of the vault, and requests of both that wait. */
export async function worthOf(at: ReadAt, account: Address): Promise<bigint> {
  const { addresses } = at.contracts;
  const [liquid, wrapped, vault, asked] = await Promise.all([
    wordOf(at, addresses.Lido, 'balanceOf(address)', [account]),
    wordOf(at, addresses.WstETH, 'balanceOf(address)', [account]),
    inVault(at, account),
    waitingOf(at, account),
  ]);
  return liquid + (await unwrapped(at, wrapped)) + vault + asked;
}

/** What an account’s shares of the vault are worth, those that wait by themselves, wei. */
export async function inVault(at: ReadAt, account: Address): Promise<bigint> {
  const shares = await wordOf(at, at.contracts.vault.share, 'balanceOf(address)', [account]);
  return (await redeemed(at, shares)) + (await redeemed(at, await pendingOf(at, account)));
}

/** The vault’s shares that an account’s requests wait for. */
export async function pendingOf(at: ReadAt, account: Address): Promise<bigint> {
  const { vault } = at.contracts.vault;
  const [, , ...ids] = await wordsOf(at, vault, 'redeemRequestIds(address)', [account]);
  const pending = await Promise.all(
    ids.map((id) => wordOf(at, vault, 'pendingRedeemRequest(uint256,address)', [id, account])),
  );
  return pending.reduce((sum, one) => sum + one, 0n);
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

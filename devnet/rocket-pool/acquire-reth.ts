import type { Address } from 'viem';

import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';

import type { DevnetLink } from '../devnet-link';
import { depositSettingsCall, poolCall } from './guardian';

const ONE_ETHER = 10n ** 18n;
/** The value, the fee and the tokens minted are each rounded down; this much more ether makes up for it. */
const ROUNDING_WEI = 10n;

/**
 * Deposits for at least so many wei of the token, from an unlocked account. Where the pool has no room, node operators
 * are handed ether first, and between deposits of a large amount.
 */
export async function acquireReth(link: DevnetLink, account: Address, tokenWei: bigint): Promise<void> {
  const { client, contracts } = link;
  const token = { address: contracts.rocketPool.addresses.RocketTokenRETH, abi: rocketTokenRethAbi } as const;
  const [value, fee, mostWei] = await client.multicall({
    allowFailure: false,
    contracts: [
      { ...token, functionName: 'getEthValue', args: [tokenWei] },
      { ...depositSettingsCall(link), functionName: 'getDepositFee' },
      { ...depositSettingsCall(link), functionName: 'getMaximumDepositPoolSize' },
    ],
  });
  let leftWei = (value * ONE_ETHER) / (ONE_ETHER - fee) + ROUNDING_WEI;
  while (leftWei > 0n) {
    const wei = leftWei < mostWei ? leftWei : mostWei;
    await makeRoom(link, wei, mostWei);
    await client.writeContractSync({ ...poolCall(link), functionName: 'deposit', value: wei, account });
    leftWei -= wei;
  }
}

/** Hands node operators what must leave the pool so that `wei` can be deposited. */
async function makeRoom(link: DevnetLink, wei: bigint, mostWei: bigint): Promise<void> {
  const balance = await link.client.readContract({ ...poolCall(link), functionName: 'getBalance' });
  const excess = balance + wei - mostWei;
  if (excess > 0n) await assign(link, excess);
}

/** Hands node operators so much of the pool's ether. */
export async function assign(link: DevnetLink, wei: bigint): Promise<void> {
  await link.client.writeContractSync({ ...poolCall(link), functionName: 'assignDeposits', args: [wei] });
}

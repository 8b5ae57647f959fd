import { type Address, erc20Abi, maxUint256 } from 'viem';

import { actAs } from '../act-as';
import type { DevnetClient } from '../client';
import type { DevnetLink } from '../devnet-link';
import { wethAbi } from './abis';
import type { MarketToken } from './tokens';

/** Provides liquidity and trades. Nobody's, so that no person's or test's balance moves with the market. */
export const MAKER: Address = '0x000000000000000000000000000000000000aa4e';

const unlockedOver = new WeakSet<DevnetClient>();

/** Unlocks the maker, once for each connection. */
export async function unlockMaker({ client }: DevnetLink): Promise<void> {
  if (unlockedOver.has(client)) return;
  await actAs(client, MAKER);
  unlockedOver.add(client);
}

/** Lets a contract take the maker's WETH and token. */
export async function approveFor(link: DevnetLink, token: MarketToken, spender: Address): Promise<void> {
  const approve = { abi: erc20Abi, functionName: 'approve', args: [spender, maxUint256], account: MAKER } as const;
  for (const address of [token.address, link.contracts.parts.weth]) {
    await link.client.writeContractSync({ ...approve, address, throwOnReceiptRevert: true });
  }
}

/** Makes WETH from the maker's ether. */
export async function wrapEther({ client, contracts }: DevnetLink, wei: bigint): Promise<void> {
  const { weth } = contracts.parts;
  await client.writeContractSync({
    address: weth,
    abi: wethAbi,
    functionName: 'deposit',
    value: wei,
    account: MAKER,
    throwOnReceiptRevert: true,
  });
}

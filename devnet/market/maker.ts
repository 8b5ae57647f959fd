import { type Address, erc20Abi, maxUint256 } from 'viem';

import { actAs } from '../act-as';
import type { DevnetLink } from '../devnet-link';
import { wethAbi } from './abis';
import type { MarketToken } from './tokens';

/** Provides liquidity and trades. Nobody's, so that no person's or test's balance moves with the market. */
export const MAKER: Address = '0x000000000000000000000000000000000000aa4e';

/** Unlocks the maker; every process that trades does so once before. */
export function unlockMaker({ client }: DevnetLink): Promise<void> {
  return actAs(client, MAKER);
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

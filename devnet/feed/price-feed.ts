import type { Address } from 'viem';

import { priceFeedAbi } from '@/contracts-abi/price-feed';

import type { DevnetClient } from '../client';
import { deployContract } from '../deploy-contract';
import type { DevnetLink } from '../devnet-link';
import type { Random } from '../random';
import { nextPrice } from './price-walk';

/** An estimate is for the block before; the first answer costs more than others. */
const AMPLE_GAS = 200_000n;

/** Deploys the feed of the price of ETH in USD. The operator answers it. */
export function deployPriceFeed(client: DevnetClient, operator: Address): Promise<Address> {
  return deployContract(client, operator, 'PriceFeed', [operator, 'ETH / USD']);
}

/** Answers the feed, in USD for one ETH with 8 decimals. */
export async function setPrice({ client, contracts }: DevnetLink, price: bigint): Promise<void> {
  await client.writeContractSync({
    address: contracts.feeds.ethUsd,
    abi: priceFeedAbi,
    functionName: 'setAnswer',
    args: [price],
    account: contracts.operator,
    gas: AMPLE_GAS,
    throwOnReceiptRevert: true,
  });
}

/** The feed's last answer: USD for one ETH with 8 decimals, and when it was given, Unix seconds. */
export async function readPrice({ client, contracts }: DevnetLink) {
  const [, price, , updatedAt] = await client.readContract({
    address: contracts.feeds.ethUsd,
    abi: priceFeedAbi,
    functionName: 'latestRoundData',
  });
  return { price, updatedAt };
}

/** Answers the feed with where the price has wandered since the last answer. */
export async function movePrice(link: DevnetLink, random: Random): Promise<void> {
  const [{ price, updatedAt }, { timestamp }] = await Promise.all([readPrice(link), link.client.getBlock()]);
  await setPrice(link, nextPrice(price, Number(timestamp - updatedAt), random));
}

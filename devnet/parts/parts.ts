import type { Address } from 'viem';

import { actAs } from '../act-as';
import type { DevnetClient } from '../client';
import { deployCode } from './deploy-code';
import { readPackageCode } from './package-artifact';
import { installPermit2, PERMIT2 } from './permit2';
import { deploySafe, type SafeAddresses } from './safe';
import { deployUniswap, type UniswapAddresses } from './uniswap';

/** Contracts of others that the protocols meet on mainnet. */
export type Parts = {
  readonly weth: Address;
  readonly permit2: Address;
  readonly safe: SafeAddresses;
  readonly uniswap: UniswapAddresses;
};

/** Nobody's. An account of its own, so that these addresses stay when the protocols deploy more or less. */
const DEPLOYER: Address = '0x000000000000000000000000000000000000da27';

/** Deploys other people's contracts as they published them. Multicall3 is installed apart: reading needs it first. */
export async function deployParts(client: DevnetClient): Promise<Parts> {
  await actAs(client, DEPLOYER);
  await installPermit2(client);
  const weth = await deployCode(client, DEPLOYER, readPackageCode('canonical-weth/build/contracts/WETH9.json'));
  const uniswap = await deployUniswap(client, DEPLOYER, weth);
  const safe = await deploySafe(client, DEPLOYER);
  return { weth, permit2: PERMIT2, safe, uniswap };
}

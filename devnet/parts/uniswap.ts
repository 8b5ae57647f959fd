import {
  type Address,
  concat,
  encodeAbiParameters,
  type Hex,
  parseAbi,
  parseAbiParameters,
  toHex,
  zeroAddress,
} from 'viem';

import type { DevnetClient } from '../client';
import { deployCode } from './deploy-code';
import { readPackageCode } from './package-artifact';

/** Where Uniswap v3 is. */
export type UniswapAddresses = {
  readonly factory: Address;
  readonly positionManager: Address;
  /** SwapRouter02. */
  readonly router: Address;
  /** QuoterV2. */
  readonly quoter: Address;
  readonly tickLens: Address;
};

/** The fee tier of pools of two assets that are worth the same, in millionths: 0.01 %. */
export const LOWEST_FEE = 100;
/** Every tick may hold a boundary at that fee. */
const LOWEST_FEE_TICK_SPACING = 1;

const CORE = '@uniswap/v3-core/artifacts/contracts';
const PERIPHERY = '@uniswap/v3-periphery/artifacts/contracts';
const ROUTER = '@uniswap/swap-router-contracts/artifacts/contracts/SwapRouter02.sol/SwapRouter02.json';

const factoryAbi = parseAbi(['function enableFeeAmount(uint24 fee, int24 tickSpacing)']);

/** Deploys Uniswap v3 as its packages ship it, and enables the 0.01 % tier, which governance added later on mainnet. */
export async function deployUniswap(client: DevnetClient, account: Address, weth: Address): Promise<UniswapAddresses> {
  const deploy = (code: Hex, args: Hex = '0x') => deployCode(client, account, concat([code, args]));
  const factory = await deploy(readPackageCode(`${CORE}/UniswapV3Factory.sol/UniswapV3Factory.json`));
  await client.writeContractSync({
    address: factory,
    abi: factoryAbi,
    functionName: 'enableFeeAmount',
    args: [LOWEST_FEE, LOWEST_FEE_TICK_SPACING],
    account,
    throwOnReceiptRevert: true,
  });
  const factoryAndWeth = encodeAbiParameters(parseAbiParameters('address, address'), [factory, weth]);
  const descriptor = await deployDescriptor(deploy, weth);
  const positionManager = await deploy(
    readPackageCode(`${PERIPHERY}/NonfungiblePositionManager.sol/NonfungiblePositionManager.json`),
    encodeAbiParameters(parseAbiParameters('address, address, address'), [factory, weth, descriptor]),
  );
  const router = await deploy(
    readPackageCode(ROUTER),
    encodeAbiParameters(parseAbiParameters('address, address, address, address'), [
      zeroAddress, // no Uniswap v2 here
      factory,
      positionManager,
      weth,
    ]),
  );
  const quoter = await deploy(readPackageCode(`${PERIPHERY}/lens/QuoterV2.sol/QuoterV2.json`), factoryAndWeth);
  const tickLens = await deploy(readPackageCode(`${PERIPHERY}/lens/TickLens.sol/TickLens.json`));
  return { factory, positionManager, router, quoter, tickLens };
}

/** What draws the picture of a position. */
async function deployDescriptor(deploy: (code: Hex, args?: Hex) => Promise<Address>, weth: Address): Promise<Address> {
  const library = await deploy(readPackageCode(`${PERIPHERY}/libraries/NFTDescriptor.sol/NFTDescriptor.json`));
  const file = `${PERIPHERY}/NonfungibleTokenPositionDescriptor.sol/NonfungibleTokenPositionDescriptor.json`;
  const label = toHex('ETH', { size: 32 });
  return deploy(
    readPackageCode(file, { NFTDescriptor: library }),
    encodeAbiParameters(parseAbiParameters('address, bytes32'), [weth, label]),
  );
}

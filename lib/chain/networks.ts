import type { Address } from 'viem';

import type { Deployment } from './deployment';
import { hoodi } from './deployments/hoodi';
import { mainnet } from './deployments/mainnet';

/** The networks that can be chosen by name. `custom` is a deployment file. */
export type NetworkId = 'mainnet' | 'hoodi' | 'devnet' | 'custom';

/** What is known of a public network beforehand. */
export interface KnownNetwork {
  readonly deployment: Deployment;
  /** Block explorer, without a slash at the end. */
  readonly explorer: string;
  /** Seconds between blocks. */
  readonly blockSeconds: number;
}

/** Public networks with a deployment of their own. */
export const knownNetworks: Readonly<Record<'mainnet' | 'hoodi', KnownNetwork>> = {
  mainnet: { deployment: mainnet, explorer: 'https://etherscan.io', blockSeconds: 12 },
  hoodi: { deployment: hoodi, explorer: 'https://hoodi.etherscan.io', blockSeconds: 12 },
};

/** The chain id of Anvil, and so of the local chain. */
export const DEVNET_CHAIN_ID = 31337;

/** Multicall3 has one address on every chain that has it. */
export const MULTICALL3: Address = '0xcA11bde05977b3631167028862bE2a173976CA11';

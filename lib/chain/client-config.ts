import type { Address } from 'viem';

import type { Market } from '@/lib/protocols/market/market';

import type { NetworkId } from './networks';
import type { PoolRef } from './pool-refs';

/** What a browser needs to know of the network. Holds no secret: node addresses stay on the server. */
export interface ClientConfig {
  /** Names the build that made the page: another one's answers may not be for it. */
  readonly build: string;
  readonly network: NetworkId;
  readonly chainId: number;
  readonly chainName: string;
  readonly explorer: string | null;
  readonly pools: readonly PoolRef[];
  /** Where liquid tokens are sold. */
  readonly markets: readonly Market[];
  /** Wrapped ether; null on a network whose deployment lists none. */
  readonly weth: Address | null;
  /** Seconds between blocks, for telling waits. */
  readonly blockSeconds: number;
  readonly walletConnectProjectId: string | null;
  /** Origins of Safe's web app that may show this app inside theirs; empty when nobody may. */
  readonly safeAppOrigins: readonly string[];
  /** The local chain only: its address for a wallet that does not know it yet, and the wallet it lends. */
  readonly devnet: { readonly rpcUrl: string } | null;
}

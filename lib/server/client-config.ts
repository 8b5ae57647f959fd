import 'server-only';

import type { ClientConfig } from '@/lib/chain/client-config';
import { marketsOf } from '@/lib/chain/markets';
import { knownNetworks } from '@/lib/chain/networks';
import { poolRefs } from '@/lib/chain/pool-refs';

import { buildId } from './build-id';
import { serverSettings } from './env';

/** Blocks of the local chain come every few seconds; of an unknown one, we assume mainnet's pace. */
const DEVNET_BLOCK_SECONDS = 5;
const DEFAULT_BLOCK_SECONDS = 12;

/** What the browser may know of this server's network. */
export function clientConfig(): ClientConfig {
  const { network, deployment, explorer, walletConnectProjectId, safeAppOrigins, rpcUrls } = serverSettings();
  const rpcUrl = rpcUrls.find((url) => url.startsWith('http'));
  return {
    build: buildId(),
    network,
    chainId: deployment.chainId,
    chainName: deployment.name,
    explorer,
    pools: poolRefs(deployment),
    markets: marketsOf(deployment),
    weth: deployment.weth ?? null,
    blockSeconds: blockSecondsOf(network),
    walletConnectProjectId,
    safeAppOrigins,
    devnet: network === 'devnet' && rpcUrl !== undefined ? { rpcUrl } : null,
  };
}

function blockSecondsOf(network: ClientConfig['network']): number {
  if (network === 'devnet') return DEVNET_BLOCK_SECONDS;
  return network === 'custom' ? DEFAULT_BLOCK_SECONDS : knownNetworks[network].blockSeconds;
}

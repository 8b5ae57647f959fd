import { type Chain, defineChain } from 'viem';
import { hoodi, mainnet } from 'viem/chains';

import type { ClientConfig } from '@/lib/chain/client-config';
import { MULTICALL3 } from '@/lib/chain/networks';

/** The server's network as wallets and wagmi describe a chain. Its addresses serve only for adding it to a wallet. */
export function chainOf(config: ClientConfig): Chain {
  if (config.network === 'mainnet') return mainnet;
  if (config.network === 'hoodi') return hoodi;
  return defineChain({
    id: config.chainId,
    name: config.chainName,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: config.devnet === null ? [] : [config.devnet.rpcUrl] } },
    contracts: { multicall3: { address: MULTICALL3 } },
    testnet: true,
  });
}

import { defineChain } from 'viem';

import { DEVNET_CHAIN_ID, MULTICALL3 } from '@/lib/chain/networks';

/** The local chain as viem describes chains. */
export const devnetChain = defineChain({
  id: DEVNET_CHAIN_ID,
  name: 'Devnet',
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: { default: { http: ['http://127.0.0.1:8545'] } },
  contracts: { multicall3: { address: MULTICALL3 } },
});

'use client';

import { useCallback } from 'react';
import { type Address, createPublicClient } from 'viem';
import { useConfig, useConnection } from 'wagmi';
import { getWalletClient } from 'wagmi/actions';
import { chainParts } from '@/lib/chain/pool-refs';
import type { PoolId } from '@/lib/protocols/protocol';
import { protocolOf } from '@/lib/protocols/registry';
import type { ExecutorContext } from '@/lib/tx/executor';

import { useClientConfig } from './client-config-context';
import { walletTransport } from './wallet-transport';

/**
 * Makes the context in which an intent of an account in a pool is checked and carried out: the connected wallet, for
 * reading and for signing.
 */
export function useExecutorContext(account: Address, pool: PoolId): () => Promise<ExecutorContext> {
  const wagmi = useConfig();
  const { connector } = useConnection();
  const { chainId, pools, weth } = useClientConfig();
  return useCallback(async () => {
    if (connector === undefined) throw new Error('no wallet is connected');
    const ref = pools.find((candidate) => candidate.id === pool);
    if (ref === undefined) throw new Error(`this network has no pool ${pool}`);
    const chain = wagmi.chains.find((candidate) => candidate.id === chainId);
    if (chain === undefined) throw new Error(`chain ${chainId} is not configured`);
    const reader = createPublicClient({ chain, transport: walletTransport(() => connector), cacheTime: 0 });
    const wallet = await getWalletClient(wagmi, { connector, account });
    return {
      protocol: protocolOf(ref.protocol),
      root: ref.root,
      parts: chainParts({ weth }),
      account,
      chainId,
      reader,
      wallet,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    };
  }, [wagmi, connector, account, pool, chainId, pools, weth]);
}

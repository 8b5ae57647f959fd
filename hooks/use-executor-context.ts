'use client';

import { useCallback } from 'react';
import { type Address, createPublicClient } from 'viem';
import { useConfig, useConnection } from 'wagmi';
import { getWalletClient } from 'wagmi/actions';
import { protocols } from '@/lib/protocols/registry';
import type { ExecutorContext } from '@/lib/tx/executor';

import { useClientConfig } from './client-config-context';
import { walletTransport } from './wallet-transport';

/**
 * Makes the context in which an intent of an account is checked and carried out: the connected wallet, for reading and
 * for signing.
 */
export function useExecutorContext(account: Address): () => Promise<ExecutorContext> {
  const wagmi = useConfig();
  const { connector } = useConnection();
  const { chainId, locator } = useClientConfig();
  return useCallback(async () => {
    if (connector === undefined) throw new Error('no wallet is connected');
    const chain = wagmi.chains.find((candidate) => candidate.id === chainId);
    if (chain === undefined) throw new Error(`chain ${chainId} is not configured`);
    const reader = createPublicClient({ chain, transport: walletTransport(() => connector), cacheTime: 0 });
    const wallet = await getWalletClient(wagmi, { connector, account });
    return {
      protocol: protocols.lido,
      root: locator,
      account,
      chainId,
      reader,
      wallet,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    };
  }, [wagmi, connector, account, chainId, locator]);
}

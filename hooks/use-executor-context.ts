'use client';

import { useCallback } from 'react';
import { type Address, createPublicClient, createWalletClient, type Hex, toHex } from 'viem';
import { type Config, useConfig } from 'wagmi';
import { getConnection } from 'wagmi/actions';

import { FaultError } from '@/lib/chain/errors';
import { chainParts, type PoolRef } from '@/lib/chain/pool-refs';
import { type Market, marketId } from '@/lib/protocols/market/market';
import type { PoolId } from '@/lib/protocols/protocol';
import { protocolOf } from '@/lib/protocols/registry';
import { depthFor } from '@/lib/tx/confirm';
import type { ExecutorContext } from '@/lib/tx/context';

import { useClientConfig } from './client-config-context';
import { walletTransport } from './wallet-transport';

/**
 * Makes the context in which an intent of an account in a pool is checked and carried out: the wallet that is connected at
 * each moment, for reading and for signing. A wallet that goes and comes back is used again.
 */
export function useExecutorContext(account: Address, pool: PoolId): (signal: AbortSignal) => ExecutorContext {
  const wagmi = useConfig();
  const { chainId, pools, markets, weth, network } = useClientConfig();
  return useCallback(
    (signal) => {
      const place = placeOf(pool, pools, markets);
      const chain = wagmi.chains.find((candidate) => candidate.id === chainId);
      if (chain === undefined) throw new Error(`chain ${chainId} is not configured`);
      const transport = walletTransport(() => getConnection(wagmi).connector);
      return {
        protocol: protocolOf(place.protocol),
        root: place.root,
        parts: chainParts({ weth, markets: place.markets }),
        account,
        chainId,
        reader: createPublicClient({ chain, transport, cacheTime: 0 }),
        depth: depthFor(network),
        signal,
        wallet: async () => {
          await assertAccount(wagmi, account);
          return createWalletClient({ account, chain, transport });
        },
        wait: (ms) => waitOrAbort(ms, signal),
        randomId,
      };
    },
    [wagmi, account, pool, chainId, pools, markets, weth, network],
  );
}

/** A pool of the deployment, or one of its markets: that one alone, since several may trade the same token. */
function placeOf(id: PoolId, pools: readonly PoolRef[], markets: readonly Market[]) {
  const ref = pools.find((candidate) => candidate.id === id);
  if (ref !== undefined) return { protocol: ref.protocol, root: ref.root, markets: [] };
  const market = markets.find((candidate) => marketId(candidate) === id);
  if (market === undefined) throw new Error(`this network has no pool ${id}`);
  return { protocol: 'market', root: market.token, markets: [market] } as const;
}

async function assertAccount(wagmi: Config, account: Address): Promise<void> {
  const { connector } = getConnection(wagmi);
  if (connector === undefined) throw new FaultError({ code: 'disconnected' });
  const accounts = await connector.getAccounts();
  if (!accounts.some((own) => own.toLowerCase() === account.toLowerCase()))
    throw new FaultError({ code: 'other-account', account });
}

function waitOrAbort(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

function randomId(): Hex {
  return toHex(crypto.getRandomValues(new Uint8Array(32)));
}

import type { Address } from 'viem';

import type { Market } from '@/lib/protocols/market/market';
import type { ChainParts, PoolId, StakingProtocolId } from '@/lib/protocols/protocol';

import type { Deployment } from './deployment';
import { MULTICALL3 } from './networks';

/** One pool of a deployment: which protocol speaks to it, and the contract from which the rest is found. */
export interface PoolRef {
  readonly id: PoolId;
  readonly protocol: StakingProtocolId;
  readonly root: Address;
  /** The first block worth searching for its events. */
  readonly fromBlock: number;
}

/** Every pool of a deployment, Lido first, vaults in the order of the file. */
export function poolRefs({ protocols }: Deployment): readonly PoolRef[] {
  const { lido, rocketPool, vaults = [] } = protocols;
  return [
    { id: 'lido', protocol: 'lido', root: lido.locator, fromBlock: lido.fromBlock },
    ...(rocketPool === undefined
      ? []
      : [
          {
            id: 'rocket-pool',
            protocol: 'rocket-pool' as const,
            root: rocketPool.storage,
            fromBlock: rocketPool.fromBlock,
          },
        ]),
    ...vaults.map(({ address, fromBlock }) => ({
      id: `vault-${address.toLowerCase()}`,
      protocol: 'erc4626' as const,
      root: address,
      fromBlock,
    })),
  ];
}

/** Contracts of the chain that belong to no protocol. */
export function chainParts({
  weth,
  markets,
}: {
  readonly weth?: Address | null | undefined;
  readonly markets?: readonly Market[];
}): ChainParts {
  return { multicall: MULTICALL3, weth: weth ?? null, ...(markets === undefined ? {} : { markets }) };
}

import { vaultFacts } from './erc4626/facts';
import type { PoolFacts } from './facts';
import { lidoFacts } from './lido/facts';
import { poolOfKind } from './pool-kinds';
import type { PoolBase, StakingProtocolId } from './protocol';
import { rocketPoolFacts } from './rocket-pool/facts';

/**
 * What a pool says of itself in the words that all pools share.
 * @param atBlock the block of its picture
 */
export function factsOf(base: PoolBase, atBlock: bigint): PoolFacts {
  const pool = poolOfKind(base);
  switch (pool.protocol) {
    case 'lido':
      return lidoFacts(pool, atBlock);
    case 'rocket-pool':
      return rocketPoolFacts(pool);
    case 'erc4626':
      return vaultFacts(pool);
  }
}

/** What people call each protocol. */
export const PROTOCOL_NAMES = {
  lido: 'Lido',
  'rocket-pool': 'Rocket Pool',
  erc4626: 'Vault',
} as const satisfies Record<StakingProtocolId, string>;

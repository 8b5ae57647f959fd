import type { PoolFacts } from './facts';
import { lidoFacts } from './lido/facts';
import type { PoolBase, ProtocolId } from './protocol';
import { rocketPoolFacts } from './rocket-pool/facts';

interface Teller {
  facts(pool: PoolBase, atBlock: bigint): PoolFacts;
}

const byProtocol: Readonly<Record<ProtocolId, Teller>> = {
  lido: { facts: lidoFacts },
  'rocket-pool': { facts: rocketPoolFacts },
};

/** What a pool says of itself at a block. */
export function factsOf(pool: PoolBase, atBlock: bigint): PoolFacts {
  return byProtocol[pool.protocol].facts(pool, atBlock);
}

/** What people call each protocol. */
export const PROTOCOL_NAMES = { lido: 'Lido', 'rocket-pool': 'Rocket Pool' } as const satisfies Record<
  ProtocolId,
  string
>;

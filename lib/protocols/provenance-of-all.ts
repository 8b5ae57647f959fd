import { vaultProvenance } from './erc4626/provenance';
import { lidoProvenance } from './lido/provenance';
import { poolOfKind } from './pool-kinds';
import type { FigureId, PoolBase, Provenance } from './protocol';
import { rocketPoolProvenance } from './rocket-pool/provenance';

/**
 * Where a figure of a pool of any protocol comes from. Beside {@link ./provenance.ts}, which only has what every first load
 * shows.
 * @throws Error for a figure that the pool's protocol does not have
 */
export function provenanceOfAny(base: PoolBase, figure: FigureId): Provenance {
  const source = allOf(base)[figure];
  if (source === undefined) throw new Error(`${base.protocol} has no figure "${figure}"`);
  return source;
}

function allOf(base: PoolBase): Readonly<Partial<Record<FigureId, Provenance>>> {
  const pool = poolOfKind(base);
  switch (pool.protocol) {
    case 'lido':
      return lidoProvenance(pool.contracts);
    case 'rocket-pool':
      return rocketPoolProvenance(pool.contracts);
    case 'erc4626':
      return vaultProvenance(pool.contracts);
  }
}

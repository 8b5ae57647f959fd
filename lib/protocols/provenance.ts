import { lidoProvenance } from './lido/provenance';
import type { FigureId, PoolBase, ProtocolId, Provenance } from './protocol';

interface Sources {
  provenance(contracts: object): Readonly<Partial<Record<FigureId, Provenance>>>;
}

/** Provenance apart from {@link ./registry.ts}: pages show it on first load, when no ABI should be in the browser yet. */
const byProtocol: Readonly<Partial<Record<ProtocolId, Sources>>> = {
  lido: { provenance: lidoProvenance },
};

/**
 * Where a figure of a pool comes from.
 * @throws Error for a figure that the pool's protocol does not have
 */
export function provenanceOf(pool: PoolBase, figure: FigureId): Provenance {
  const source = byProtocol[pool.protocol]?.provenance(pool.contracts)[figure];
  if (source === undefined) throw new Error(`${pool.protocol} has no figure "${figure}"`);
  return source;
}

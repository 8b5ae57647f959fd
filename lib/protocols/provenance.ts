import { lidoProvenance } from './lido/provenance';
import type { FigureId, PoolSnapshot, Provenance } from './protocol';

/** Provenance apart from {@link ./registry.ts}: pages show it on first load, when no ABI should be in the browser yet. */
const byProtocol = { lido: lidoProvenance } as const;

/** Where a figure of a pool comes from. */
export function provenanceOf(pool: PoolSnapshot, figure: FigureId): Provenance {
  return byProtocol[pool.protocol](pool.contracts)[figure];
}

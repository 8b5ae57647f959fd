import type { Address } from 'viem';

import type { ProvenanceSource } from '@/components/ui/provenance';
import { formatMoment } from '@/lib/format/format-date';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import type { BlockRef, FigureId, PoolBase } from '@/lib/protocols/protocol';
import { provenanceOf } from '@/lib/protocols/provenance';

/** A figure's origin in words, for one picture. */
export function sourceOf(
  { pool: lido, block }: Pick<LiveSnapshot, 'pool' | 'block'>,
  figure: FigureId,
  args: readonly string[] = [],
  pool: PoolBase = lido,
): ProvenanceSource {
  const { title, formula, contractName, contract, kind, call, args: ownArgs } = provenanceOf(pool, figure);
  const blockText = blockWords(block);
  if (kind === 'logs') {
    const command = `cast logs --address ${contract} "${call}" --to-block ${block.number} --rpc-url YOUR_NODE`;
    return { title, formula, contractName, contract, command, blockText };
  }
  const command = castCall(contract, call, [...ownArgs, ...args], block);
  return { title, formula, contractName, contract, command, blockText };
}

/** A call of a view function as Foundry's `cast` takes it. */
export function castCall(contract: Address, call: string, args: readonly string[], block: BlockRef): string {
  const words = args.length === 0 ? '' : `${args.join(' ')} `;
  return `cast call ${contract} "${call}" ${words}--block ${block.number} --rpc-url YOUR_NODE`;
}

/** "block 21,404,882, 22 Nov, 12:24 UTC". */
export function blockWords({ number, timestamp }: BlockRef): string {
  return `block ${number.toLocaleString('en-US')}, ${formatMoment(timestamp)}`;
}

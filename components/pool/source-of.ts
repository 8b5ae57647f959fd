import type { Address } from 'viem';
import type { ProvenanceSource } from '@/components/ui/provenance';
import { formatCount } from '@/lib/format/format-count';
import { formatMoment } from '@/lib/format/format-date';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import type { BlockRef, FigureId, Provenance } from '@/lib/protocols/protocol';
import { provenanceOf } from '@/lib/protocols/provenance';

/** What notes tell of a block. */
export type BlockAt = Pick<BlockRef, 'number' | 'timestamp'>;

/** The origin of a figure of the picture's first pool, in words. */
export function sourceOf(
  { pool, block }: Pick<LiveSnapshot, 'pool' | 'block'>,
  figure: FigureId,
  args: readonly string[] = [],
): ProvenanceSource {
  return sourceWords(provenanceOf(pool, figure), block, args);
}

/** A figure's origin in words: what it is worked out from, and a command that reads it elsewhere. */
export function sourceWords(origin: Provenance, block: BlockAt, args: readonly string[] = []): ProvenanceSource {
  const { title, formula, contractName, contract, kind, call, args: ownArgs } = origin;
  const command =
    kind === 'call'
      ? castCall(contract, call, [...ownArgs, ...args], block)
      : castLogs(contract, call, { to: block.number });
  return { title, formula, contractName, contract, command, blockText: blockWords(block) };
}

/**
 * The origin of what one event tells: the logs of the block that carries it.
 * @param timeWords the time that goes with that block
 */
export function eventWords(origin: Provenance, block: bigint, timeWords: string): ProvenanceSource {
  const { title, formula, contractName, contract, call } = origin;
  const command = `cast logs --address ${contract} "${call}" --from-block ${block} --to-block ${block} --rpc-url YOUR_NODE`;
  return { title, formula, contractName, contract, command, blockText: `block ${formatCount(block)}, ${timeWords}` };
}

/** A call of a view function as Foundry's `cast` takes it. */
export function castCall(contract: Address, call: string, args: readonly string[], block: BlockAt): string {
  const words = args.length === 0 ? '' : `${args.join(' ')} `;
  return `cast call ${contract} "${call}" ${words}--block ${block.number} --rpc-url YOUR_NODE`;
}

/**
 * The logs of an event as Foundry's `cast` takes it.
 * @param range both included; from the beginning where `from` is left out
 */
export function castLogs(
  contract: Address,
  call: string,
  { from, to }: { readonly from?: bigint; readonly to: bigint },
): string {
  const since = from === undefined ? '' : `--from-block ${from} `;
  return `cast logs --address ${contract} "${call}" ${since}--to-block ${to} --rpc-url YOUR_NODE`;
}

/** "block 21,404,882, 22 Nov, 12:24 UTC". */
export function blockWords({ number, timestamp }: BlockAt): string {
  return `block ${formatCount(number)}, ${formatMoment(timestamp)}`;
}

import { type BlockRange, blocksIn } from './block-range';

/** How far the archive of one history is. */
export interface FilterProgress {
  readonly key: string;
  /** `elsewhere`: another process does the work. */
  readonly state: 'idle' | 'waiting' | 'working' | 'elsewhere' | 'failed';
  /** Why it failed last, in words for a page; it is tried again. */
  readonly reason: string | null;
  /** What shall be stored; null before the chain's newest final block is known. */
  readonly wanted: BlockRange | null;
  readonly stored: BlockRange | null;
  /** Blocks of `wanted` that are stored. */
  readonly blocksDone: bigint;
  readonly blocksTotal: bigint;
  /** Over the current run; null before there is anything to measure. */
  readonly blocksPerSecond: number | null;
  readonly secondsLeft: number | null;
}

/**
 * Counts what is done.
 * @param run blocks stored since the current run began, and how long that took
 */
export function progressOf(
  base: Pick<FilterProgress, 'key' | 'state' | 'reason' | 'wanted' | 'stored'>,
  run: { readonly blocks: bigint; readonly ms: number },
): FilterProgress {
  const blocksTotal = base.wanted === null ? 0n : blocksIn(base.wanted);
  const blocksDone = base.wanted === null || base.stored === null ? 0n : blocksIn(overlap(base.wanted, base.stored));
  const rate = run.ms > 0 && run.blocks > 0n ? (Number(run.blocks) * 1_000) / run.ms : null;
  const left = Number(blocksTotal - blocksDone);
  return {
    ...base,
    blocksDone,
    blocksTotal,
    blocksPerSecond: rate === null ? null : Math.round(rate),
    secondsLeft: rate === null ? null : Math.ceil(left / rate),
  };
}

function overlap(a: BlockRange, b: BlockRange): BlockRange {
  return { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to };
}

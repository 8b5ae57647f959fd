import { type Expected, spans } from './figure-maths';
import { type Mark, marksOf } from './pool-history';
import { onceAt, type ReadAt } from './read-at';

/** So many of the newest reports are looked at. */
const LOOKED_AT = 90;

/** How long after their data recent reports landed: one in ten sooner than the first, one in ten later than the last. */
export async function landingsOf(at: ReadAt): Promise<Expected> {
  const marks = (await marksOf(at, 'lido')).slice(-LOOKED_AT);
  const delays = await Promise.all(marks.map((mark, index) => delaysOf(at, mark, index, marks)));
  const sorted = delays.flat().toSorted((a, b) => (a < b ? -1 : 1));
  const rank = (percent: number) => sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0n;
  return spans(rank(10), rank(90));
}

/** A report’s own delay, and for each frame without one before it a frame more. */
async function delaysOf(at: ReadAt, mark: Mark, index: number, marks: readonly Mark[]): Promise<readonly bigint[]> {
  const { timestamp } = await onceAt(at, `block ${mark.block}`, () => at.client.getBlock({ blockNumber: mark.block }));
  const beside = [marks[index - 1], marks[index + 1]].flatMap((one) => (one === undefined ? [] : [one.elapsed]));
  const frame = beside.reduce((most, elapsed) => (elapsed > most ? elapsed : most), 0n);
  const frames = frame === 0n ? 1n : (2n * mark.elapsed + frame) / (2n * frame);
  return Array.from({ length: Math.max(1, Number(frames)) }, (_, more) => timestamp - mark.at + BigInt(more) * frame);
}

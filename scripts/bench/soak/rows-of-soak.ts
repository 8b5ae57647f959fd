import { type MemorySample, quarters } from '../server/memory-sample';
import { BACK_WITHIN_SECONDS, type Happening, KINDS } from './happenings';
import { MOST_BEHIND_SECONDS } from './judge-answer';
import type { Tally } from './visitor';

/** How much more a server may hold in the last quarter than in the second, by when it has everything it needs. */
const MOST_GROWTH = 1.25;

/** How long it took until all was well again, after each thing that went wrong; null when it never was. */
export interface Back {
  readonly kind: Happening['kind'];
  readonly seconds: number | null;
}

/** What a run has found. */
export interface SoakFindings extends Readonly<Tally> {
  readonly backs: readonly Back[];
  readonly memory: readonly MemorySample[];
  /** What visitors and streams should not have got. */
  readonly complaints: readonly string[];
  /** Lines of the log that tell of something unhandled. */
  readonly unhandled: readonly string[];
}

type Row = Readonly<Record<'what' | 'found' | 'bound' | 'kept', string>>;

/** What a run has found beside what it is held to. */
export function rowsOfSoak(found: SoakFindings): readonly Row[] {
  const { requests, honest, mostBehindSeconds: behind, complaints, unhandled, backs, memory } = found;
  return [
    fact('requests', String(requests)),
    fact('of them 503 from the API of a server that could know nothing', String(honest)),
    ...KINDS.flatMap((kind) => backRow(kind, backs)),
    row(
      'behind the chain without a fault, at most',
      `${behind.toFixed(1)} s`,
      `${MOST_BEHIND_SECONDS} s`,
      behind <= MOST_BEHIND_SECONDS,
    ),
    row('answers and streams that should not be', String(complaints.length), '0', complaints.length === 0),
    row('lines of the log that nobody handled', String(unhandled.length), '0', unhandled.length === 0),
    memoryRow(memory),
  ];
}

function backRow(kind: Happening['kind'], backs: readonly Back[]): readonly Row[] {
  const all = backs.filter((back) => back.kind === kind).map(({ seconds }) => seconds ?? Number.POSITIVE_INFINITY);
  if (all.length === 0) return [];
  const most = Math.max(...all);
  const text = Number.isFinite(most) ? `${most.toFixed(1)} s` : 'never';
  return [row(`${kind}, ${all.length} ×: all back after`, text, `${BACK_WITHIN_SECONDS} s`, Number.isFinite(most))];
}

function memoryRow(samples: readonly MemorySample[]): Row {
  const [, second = [], , last = []] = quarters(samples);
  const mean = (part: readonly MemorySample[]) => part.reduce((sum, { rssMiB }) => sum + rssMiB, 0) / part.length;
  const growth = mean(last) / mean(second);
  const text = `${mean(second).toFixed(0)} → ${mean(last).toFixed(0)} MiB`;
  return row('memory, second quarter → last', text, `× ${MOST_GROWTH}`, growth <= MOST_GROWTH);
}

function row(what: string, found: string, bound: string, isKept: boolean): Row {
  return { what, found, bound, kept: isKept ? 'yes' : 'no' };
}

function fact(what: string, found: string): Row {
  return { what, found, bound: '–', kept: '–' };
}

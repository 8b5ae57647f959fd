import type { Random } from '../../../devnet/random';

/** What can happen to the node, to the chain and to a server. */
export const KINDS = ['down', 'slow', 'busy', 'broken', 'lagging', 'renamed', 'reorganised', 'killed'] as const;

/** After the end of what went wrong, every stream has to be at the newest block within so long. */
export const BACK_WITHIN_SECONDS = 60;

/** One thing that goes wrong, and the rest after it. */
export interface Happening {
  readonly kind: (typeof KINDS)[number];
  readonly lastsSeconds: number;
  /** From when everything is well again until the next. */
  readonly restSeconds: number;
  /** Blocks that a reorganisation replaces. */
  readonly depth: number;
}

/** What goes wrong, without end: all kinds in a new order, again and again. The same numbers give the same happenings. */
export function* happenings(random: Random): Generator<Happening, never> {
  for (;;) for (const kind of shuffled(random)) yield drawn(kind, random);
}

function drawn(kind: Happening['kind'], random: Random): Happening {
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  return { kind, lastsSeconds: between(5, 20), restSeconds: between(15, 30), depth: between(1, 3) };
}

/** Fisher and Yates' shuffle. */
function shuffled(random: Random): readonly Happening['kind'][] {
  const kinds: Happening['kind'][] = [...KINDS];
  for (let last = kinds.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [kinds[last], kinds[other]];
    if (a !== undefined && b !== undefined) [kinds[last], kinds[other]] = [b, a];
  }
  return kinds;
}

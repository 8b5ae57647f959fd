import type { Holding } from './holdings';
import type { Provenance } from './protocol';

/**
 * Where the sum of what several holdings are worth comes from: it names all of them, and its call reads the largest.
 * @param title of the sum
 * @returns null where none of them counts in ETH and has a worth that is told
 */
export function sumOrigin(title: string, held: readonly Holding[]): Provenance | null {
  const parts = held
    .flatMap(({ isEther, worth, origins, symbol, kind, poolName }) =>
      isEther && worth !== null && worth.amount > 0n && origins.worth !== null
        ? [{ amount: worth.amount, origin: origins.worth, name: `${symbol}${KIND_WORDS[kind]} (${poolName})` }]
        : [],
    )
    .toSorted((a, b) => (a.amount < b.amount ? 1 : -1));
  const [largest] = parts;
  if (largest === undefined) return null;
  const names = parts.map(({ name }) => name).join(' + ');
  const formula =
    parts.length === 1
      ? `The worth of ${names}. ${largest.origin.formula}`
      : `The sum of what each is worth: ${names}. The call reads the largest, ${largest.name}. ${largest.origin.formula}`;
  return { ...largest.origin, title, formula };
}

const KIND_WORDS = {
  token: '',
  queued: ' asked for',
  claimable: ' ready to claim',
} as const satisfies Record<Holding['kind'], string>;

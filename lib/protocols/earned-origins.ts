import type { Provenance } from './protocol';

/** Where what an account earned and its own yearly rate come from. */
export interface EarnedOrigins {
  readonly earned: Provenance;
  readonly apr: Provenance;
}

/**
 * Both are worked out from the reports of several pools and the account's own movements; the call reads the first pool's
 * reports.
 * @param pools their names and where their yearly rates come from, at least one
 */
export function earnedOrigins(
  pools: readonly { readonly name: string; readonly rate: Provenance }[],
): EarnedOrigins | null {
  const [first] = pools;
  if (first === undefined) return null;
  const names = pools.map(({ name }) => name).join(' + ');
  const logs =
    pools.length === 1 ? '' : ` The logs are those of ${first.name}; what each brought stands in the ledger.`;
  return {
    earned: {
      ...first.rate,
      title: 'Earned',
      formula: `Whenever the rate moves: what is held then × (rate after − rate before), summed over ${names}. What comes and goes is not earned, and what is in a queue earns nothing.${logs}`,
    },
    apr: {
      ...first.rate,
      title: 'Own yearly rate',
      formula: `Earned ÷ (what was held × the time it was held, summed) × 365 days, over ${names}. No compounding.${logs}`,
    },
  };
}

/**
 * Where what one report brought an account comes from.
 * @param rate where the pool's yearly rate comes from: its reports
 */
export function reportOrigin(rate: Provenance): Provenance {
  return {
    ...rate,
    title: 'By the last report',
    formula: 'What was held at the report × (rate after it − rate before it); both rates stand in its event.',
  };
}

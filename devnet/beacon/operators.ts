import { isStaying, type Validator } from './validator';

/** Who runs validators of the pool. */
export type Operator = {
  readonly id: number;
  readonly name: string;
  /** Epochs whose duties it misses, per million. */
  readonly missesPpm: number;
};

/** The pool's operators, from very good to just acceptable; most mainnet operators miss 0.2 to 1 % of their duties. */
export const OPERATORS: readonly Operator[] = [
  { id: 0, name: 'Fennmill', missesPpm: 2_000 },
  { id: 1, name: 'Overshot', missesPpm: 3_000 },
  { id: 2, name: 'Tailwater', missesPpm: 4_000 },
  { id: 3, name: 'Sluice & Sons', missesPpm: 5_000 },
  { id: 4, name: 'Pitwheel', missesPpm: 8_000 },
  { id: 5, name: 'Leat Collective', missesPpm: 14_000 },
];

/** Missed epochs per million of the operator. Throws for one that does not exist. */
export function missesOf(operatorId: number): number {
  const operator = OPERATORS[operatorId];
  if (operator === undefined) throw new Error(`There is no operator ${operatorId}.`);
  return operator.missesPpm;
}

/**
 * The validators to leave next: of the operator that has most at each turn, its oldest.
 * @returns positions in the list, at most `count`
 */
export function nextToLeave(validators: readonly Validator[], epoch: number, count: number): readonly number[] {
  const staying = OPERATORS.map(({ id }) =>
    validators.flatMap((validator, position) =>
      validator.operatorId === id && isStaying(validator, epoch) && validator.slashedEpoch === null ? [position] : [],
    ),
  );
  const chosen: number[] = [];
  while (chosen.length < count) {
    const largest = staying.reduce((most, one) => (one.length > most.length ? one : most));
    const position = largest.shift();
    if (position === undefined) return chosen;
    chosen.push(position);
  }
  return chosen;
}

/** How often each operator is in the list, by id. */
export function countByOperator(operatorIds: readonly number[]): readonly number[] {
  const counts = OPERATORS.map(() => 0);
  for (const id of operatorIds) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

/** Percentages of one line of a coverage table. */
export type Coverage = { readonly lines: number; readonly branches: number };

/** Reads the totals from the table that `forge coverage` prints. Throws when there are none. */
export function totalCoverage(table: string): Coverage {
  const cells = table
    .split('\n')
    .find((line) => line.startsWith('| Total'))
    ?.split('|');
  const [lines, , branches] = (cells ?? []).slice(2).map((cell) => Number.parseFloat(cell));
  if (lines === undefined || branches === undefined) throw new Error(`No totals in the coverage table:\n${table}`);
  return { lines, branches };
}

/**
 * Lines of a ledger in groups, one for each transaction, in their order. A line of none is a group of its own.
 * @param lines in the order of the chain
 */
export function* byTransaction<Line extends { readonly transaction: string | null }>(
  lines: Iterable<Line>,
): Generator<readonly Line[]> {
  let group: Line[] = [];
  for (const line of lines) {
    const [first] = group;
    if (first !== undefined && (first.transaction !== line.transaction || line.transaction === null)) {
      yield group;
      group = [];
    }
    group.push(line);
  }
  if (group.length > 0) yield group;
}

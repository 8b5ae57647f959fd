/** Fields of one case by name; numbers as decimal strings. */
export type VectorFields = Readonly<Record<string, string>>;

/** A file groups cases that have the same fields; fields are separated by bars. */
type VectorFile = { readonly groups: readonly { readonly columns: string; readonly rows: readonly string[] }[] };

/** All cases of a file that the contracts' tests wrote, `contracts/test/vectors/*.json`, from its text. */
export function parseVectors(text: string): readonly VectorFields[] {
  const file: VectorFile = JSON.parse(text);
  return file.groups.flatMap(({ columns, rows }) => {
    const names = columns.split('|');
    return rows.map((row) => {
      const values = row.split('|');
      if (values.length !== names.length) throw new Error(`A row of ${values.length} fields for ${columns}: ${row}`);
      return Object.fromEntries(names.map((column, index) => [column, values[index] ?? '']));
    });
  });
}

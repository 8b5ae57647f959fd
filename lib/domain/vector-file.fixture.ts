import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the contracts' tests write what the contracts compute. */
export const VECTORS_FOLDER = path.join(import.meta.dirname, '../../contracts/test/vectors');

/** Fields of one case by name; numbers as decimal strings. */
export type VectorFields = Readonly<Record<string, string>>;

/** A file groups cases that have the same fields; fields are separated by bars. */
type VectorFile = { readonly groups: readonly { readonly columns: string; readonly rows: readonly string[] }[] };

/** Reads all cases of `contracts/test/vectors/<name>.json`. */
export function readVectors(name: string): readonly VectorFields[] {
  const file: VectorFile = JSON.parse(readFileSync(path.join(VECTORS_FOLDER, `${name}.json`), 'utf8'));
  return file.groups.flatMap(({ columns, rows }) => {
    const names = columns.split('|');
    return rows.map((row) => {
      const values = row.split('|');
      if (values.length !== names.length) throw new Error(`${name}.json has a row of ${values.length} fields: ${row}`);
      return Object.fromEntries(names.map((column, index) => [column, values[index] ?? '']));
    });
  });
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A hash over the names and contents of files and whole folders. Missing ones count as absent, which is a state too. */
export function fingerprint(root: string, entries: readonly string[]): string {
  const hash = createHash('sha256');
  for (const entry of entries) {
    for (const file of listFiles(path.join(root, entry))) {
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function listFiles(entry: string): readonly string[] {
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry, { withFileTypes: true, recursive: true })
    .filter((found) => found.isFile())
    .map((found) => path.join(found.parentPath, found.name))
    .sort();
}

/** What a built thing was built from, kept beside it, so that it is built again only when that changed. */
export class BuildRecord {
  constructor(readonly file: string) {}

  matches(value: string): boolean {
    return existsSync(this.file) && readFileSync(this.file, 'utf8') === value;
  }

  write(value: string): void {
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeFileSync(this.file, value);
  }
}

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { anchorsOf, brokenLinks, localLinks } from './doc-links';

const ROOT = path.join(import.meta.dirname, '..');
const SKIPPED = new Set(['node_modules', '.next', '.git', '.devnet']);

function markdownFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : markdownFiles(full);
    return entry.name.endsWith('.md') ? [full] : [];
  });
}

describe('the documents', () => {
  const files = markdownFiles(ROOT).map((file) => path.relative(ROOT, file));

  it('are found', () => expect(files).toEqual(expect.arrayContaining(['README.md', path.join('docs', 'devnet.md')])));

  it.each(files)('%s links only to what is there', (file) => {
    expect(brokenLinks(path.join(ROOT, file))).toEqual([]);
  });
});

describe('brokenLinks', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'links-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const faults = (text: string) => {
    writeFileSync(path.join(folder, 'page.md'), text);
    return brokenLinks(path.join(folder, 'page.md'));
  };

  it('finds files and headings that are not there', () => {
    expect(faults('# One\n[a](page.md) [b](gone.md) [c](#one) [d](#two)')).toEqual([
      'gone.md leads nowhere',
      '#two: no such heading',
    ]);
  });
});

describe('localLinks', () => {
  it('leaves out other sites and code', () => {
    expect(localLinks('[a](x.md) [b](https://x.org) `[c](y)`\n```\n[d](z)\n```')).toEqual(['x.md']);
  });
});

describe('anchorsOf', () => {
  it('names headings as GitHub does', () => {
    expect(anchorsOf('## A report, step by step\n### ERC-4626’s `asset`')).toEqual(
      new Set(['a-report-step-by-step', 'erc-4626s-asset']),
    );
  });
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { REPOSITORY } from './repository';

const FOLDER = path.join(REPOSITORY, 'docs');
const text = readFileSync(path.join(FOLDER, 'security.md'), 'utf8');

/** Links to tests: the test's name, and its file. */
const named = [...text.matchAll(/\[([^\]]+)\]\(([^)]+\.(?:test|spec)\.ts)\)/g)].map(([, name = '', file = '']) => ({
  name: name.replace(/\s+/g, ' '),
  file: path.join(FOLDER, file),
}));

/** Rows of the tables of threats: what, what happens, held by. */
const threats = text
  .slice(text.indexOf('## Threats'), text.indexOf('### The local chain'))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Threat '));

/** Whether a file has a test or a group of that name; "…" stands for what a name is filled in with. */
function hasTest(file: string, name: string): boolean {
  const parts = name.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const filledIn = '(?:%[a-z]|\\$\\{[^}]+\\}|\\$[a-z]+)';
  return new RegExp(`\\(\\s*(['"\`])${parts.join(filledIn)}\\1,`).test(readFileSync(file, 'utf8'));
}

describe('docs/security.md', () => {
  it('is about threats', () => expect(threats.length).toBeGreaterThan(25));

  it.each(threats)('%s', (row) => {
    expect(row).toMatch(/(\.(test|spec)\.ts\)| –) \|$/);
  });

  it.each(named)('$name', ({ name, file }) => {
    expect(existsSync(file)).toBe(true);
    expect(hasTest(file, name)).toBe(true);
  });

  it('notices a test that is not there', () => {
    expect(hasTest(import.meta.filename, 'notices a test that is not there')).toBe(true);
    expect(hasTest(import.meta.filename, 'notices a test that was renamed')).toBe(false);
  });
});

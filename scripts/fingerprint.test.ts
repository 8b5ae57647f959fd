import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { BuildRecord, fingerprint } from './fingerprint';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'millrace-print-'));
  mkdirSync(path.join(root, 'app', 'deep'), { recursive: true });
  writeFileSync(path.join(root, 'app', 'deep', 'a.ts'), 'a');
  writeFileSync(path.join(root, 'config'), 'c');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('fingerprint', () => {
  const entries = ['app', 'config', 'not-there'];

  it('stays while nothing changes', () => {
    expect(fingerprint(root, entries)).toBe(fingerprint(root, entries));
  });

  it.each([
    ['a content', () => writeFileSync(path.join(root, 'app', 'deep', 'a.ts'), 'b')],
    ['a new file', () => writeFileSync(path.join(root, 'app', 'b.ts'), '')],
    ['a file that was not there', () => writeFileSync(path.join(root, 'not-there'), '')],
    ['a removed file', () => rmSync(path.join(root, 'config'))],
  ])('changes with %s', (_, change) => {
    const before = fingerprint(root, entries);
    change();
    expect(fingerprint(root, entries)).not.toBe(before);
  });
});

describe('BuildRecord', () => {
  it('matches only what was written last', () => {
    const record = new BuildRecord(path.join(root, 'out', 'record'));
    expect(record.matches('1')).toBe(false);
    record.write('1');
    record.write('2');
    expect([record.matches('1'), record.matches('2')]).toEqual([false, true]);
  });
});

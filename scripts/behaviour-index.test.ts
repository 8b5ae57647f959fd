import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = path.join(import.meta.dirname, '..', 'contracts', 'test');

/** "Contract.test" of every test function in the folder. */
function allTests(): ReadonlySet<string> {
  const sources = readdirSync(FOLDER).filter((file) => file.endsWith('.t.sol'));
  return new Set(sources.flatMap((file) => testsOf(readFileSync(path.join(FOLDER, file), 'utf8'))));
}

function testsOf(source: string): readonly string[] {
  const contract = /contract (\w+Test) /.exec(source)?.[1];
  return [...source.matchAll(/function (test\w+)\(/g)].map(([, test]) => `${contract}.${test}`);
}

describe('the index of behaviour', () => {
  const tree = readFileSync(path.join(FOLDER, 'behaviour.tree'), 'utf8');
  const lines = tree.split('\n').filter((line) => /^[├└]/.test(line));

  it('has lines', () => expect(lines.length).toBeGreaterThan(50));

  it.each(lines)('%s', (line) => {
    const named = line.slice(line.lastIndexOf(': ') + 2).split(', ');
    const tests = allTests();
    expect(named.filter((name) => !tests.has(name))).toEqual([]);
  });
});

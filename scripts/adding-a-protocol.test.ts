import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';

import { REPOSITORY } from './repository';
import { CannotFollow, changed, type Instruction, instructionsOf } from './walkthrough';

/** What the document's files import, and what its commands need. */
const FOLDERS = ['lib', 'components', 'contracts-abi', 'devnet'];
const FILES = ['tsconfig.json', 'vitest.config.ts', 'biome.json', 'package.json', 'scripts/property-seed.ts'];
/** Only tests that the document changes come along. */
const KEPT_TESTS = ['lib/protocols/selectors.test.ts'];
/** Files that the compiler does not ask for: tests, where a pool comes from, what new entries call, partial tables. */
const UNASKED = [
  'lib/protocols/selectors.test.ts',
  'lib/chain/deployment.ts',
  'lib/chain/pool-refs.ts',
  'lib/protocols/quote-of-others.ts',
  'lib/server/exits/compare-exits.ts',
];

describe('docs/adding-a-protocol.md, followed to the letter', () => {
  const markdown = readFileSync(path.join(REPOSITORY, 'docs', 'adding-a-protocol.md'), 'utf8');
  const tree = copyOfTree();
  const all = instructionsOf(markdown);
  const types = all.findIndex((one) => one.kind === 'change' && one.file === 'lib/protocols/pool-kinds.ts');
  const tables = all.filter((one) => one.kind === 'change').map(({ file }) => file);
  const concerned = filesThatMayMind(tree);
  let program: ts.Program | undefined;

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  const faults = (): readonly string[] => {
    const checked = [...new Set([...filesOf(all), ...concerned])];
    program = compile(tree, checked, program);
    return faultsOf(program, tree, checked);
  };

  it('once the protocol has a name and types, the compiler asks for the tables of the document', () => {
    for (const one of all.slice(0, types + 1)) follow(tree, one);
    const asking = new Set(faults().map((fault) => fault.slice(0, fault.indexOf(':'))));
    const changedLater = tables.slice(tables.indexOf('lib/protocols/pool-kinds.ts') + 1);
    const meant = changedLater.filter((file) => !UNASKED.includes(file));
    expect([...asking].toSorted()).toEqual(meant.toSorted());
  }, 120_000);

  it('compiles when all of it was done', () => {
    for (const one of all.slice(types + 1)) follow(tree, one);
    expect(faults()).toEqual([]);
  }, 120_000);

  it('leaves files that are formatted and linted', () => {
    const biome = path.join(REPOSITORY, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
    run(tree, [biome, 'check', '--error-on-warnings', ...filesOf(all)]);
  }, 60_000);

  it('passes the tests that it says to run', () => {
    const [command = ''] = all.flatMap((one) => (one.kind === 'run' ? one.commands : []));
    expect(command).toMatch(/^npx vitest run /);
    const vitest = path.join(REPOSITORY, 'node_modules', 'vitest', 'vitest.mjs');
    const report = JSON.parse(run(tree, [vitest, ...command.split(' ').slice(2), '--reporter=json']));
    const names = report.testResults.map(({ name }: { name: string }) => path.relative(tree, name)).toSorted();
    expect(names).toEqual(['lib/protocols/brook/brook.test.ts', 'lib/protocols/selectors.test.ts']);
    expect(report).toMatchObject({ success: true, numPendingTests: 0 });
  }, 120_000);
});

describe('a document that is out of date', () => {
  it('names the lines that are not there', () => {
    const [one] = instructionsOf('`a.ts`:\n\n```diff\n-const gone = 1;\n+const come = 1;\n```\n');
    if (one?.kind !== 'change') throw new Error('a difference was given');
    expect(() => changed('a.ts', 'const here = 1;\n', one.hunks)).toThrow(CannotFollow);
    expect(changed('a.ts', 'const gone = 1;\n', one.hunks)).toBe('const come = 1;\n');
    expect(() => changed('a.ts', 'const gone = 1;\nconst gone = 1;\n', one.hunks)).toThrow('there 2 times');
  });

  it('has no code that belongs to no file', () => {
    expect(() => instructionsOf('```ts\nexport {};\n```\n')).toThrow(CannotFollow);
  });
});

function copyOfTree(): string {
  const tree = mkdtempSync(path.join(tmpdir(), 'millrace-walkthrough-'));
  const isWanted = (file: string) => {
    const name = path.relative(REPOSITORY, file);
    return !/\.test\.tsx?$/.test(name) || KEPT_TESTS.includes(name);
  };
  for (const folder of FOLDERS)
    cpSync(path.join(REPOSITORY, folder), path.join(tree, folder), { recursive: true, filter: isWanted });
  mkdirSync(path.join(tree, 'scripts'));
  for (const file of FILES) copyFileSync(path.join(REPOSITORY, file), path.join(tree, file));
  symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(tree, 'node_modules'), 'dir');
  return tree;
}

function follow(tree: string, instruction: Instruction): void {
  if (instruction.kind === 'run') return;
  const file = path.join(tree, instruction.file);
  if (instruction.kind === 'change') {
    writeFileSync(file, changed(instruction.file, readFileSync(file, 'utf8'), instruction.hunks));
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, instruction.text, { flag: 'wx' });
}

function filesOf(all: readonly Instruction[]): readonly string[] {
  return [...new Set(all.flatMap((one) => (one.kind === 'run' ? [] : [one.file])))];
}

/** The files that exist so far, with all that they import, under the project's own rules. */
function compile(tree: string, files: readonly string[], before: ts.Program | undefined): ts.Program {
  const config = ts.readConfigFile(path.join(tree, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, tree);
  const roots = files.map((file) => path.join(tree, file)).filter(ts.sys.fileExists);
  return ts.createProgram(roots, { ...options, incremental: false, noEmit: true }, undefined, before);
}

/** What the compiler says of these files. The others cannot mind a further protocol; checking them all takes minutes. */
function faultsOf(program: ts.Program, tree: string, files: readonly string[]): readonly string[] {
  return files.flatMap((name) => {
    const source = program.getSourceFile(path.join(tree, name));
    if (source === undefined) return [];
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  });
}

/** Files with a complete table or choice of protocols. */
function filesThatMayMind(tree: string): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(tree, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(folder, file))
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) => TABLE.test(readFileSync(path.join(tree, file), 'utf8'))),
  );
}

const TABLE = /Record<(Staking)?ProtocolId|switch \(.*protocol\)/;

function run(cwd: string, args: readonly string[]): string {
  return execFileSync(process.execPath, args, { cwd, encoding: 'utf8', timeout: 100_000 });
}

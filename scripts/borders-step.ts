import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { ChildProcesses } from '../devnet/child-processes';
import { REPOSITORY, STATE_FOLDER } from './repository';
import { type Cruise, withMap } from './room-map';
import { runTool, type Step, StepFailed } from './steps';

const FOLDERS = ['app', 'components', 'hooks', 'lib', 'contracts-abi', 'devnet', 'scripts', 'e2e'];
const FILES = ['proxy.ts', 'instrumentation.ts', 'next.config.ts'];
const PAGE = path.join(REPOSITORY, 'docs', 'architecture.md');

/** Who imports whom: by the rules, and as the map in docs/architecture.md has it. One look at all files serves both. */
export const bordersStep: Step = {
  title: 'Import borders',
  run: async (processes) => {
    const { cruise, faults } = await cruiseAll(processes);
    if (faults !== '') throw new StepFailed(faults);
    const page = readFileSync(PAGE, 'utf8');
    if (withMap(page, cruise) !== page)
      throw new StepFailed('The map in docs/architecture.md is not what the imports are. Run npm run map.');
    return { passed: 0, failed: 0 };
  },
};

/** Draws the map anew. */
export async function writeMap(processes: ChildProcesses): Promise<void> {
  const { cruise } = await cruiseAll(processes);
  writeFileSync(PAGE, withMap(readFileSync(PAGE, 'utf8'), cruise));
}

/** @returns what there is, and what breaks a rule, in words; empty when nothing does */
async function cruiseAll(processes: ChildProcesses): Promise<{ readonly cruise: Cruise; readonly faults: string }> {
  mkdirSync(STATE_FOLDER, { recursive: true });
  const report = path.join(STATE_FOLDER, 'imports.json');
  const entries = [...FOLDERS, ...FILES].filter((entry) => existsSync(path.join(REPOSITORY, entry)));
  const output = ['--output-type', 'json', '--output-to', report];
  await runOrFail(processes, 'dependency-cruise', ['--config', '.dependency-cruiser.mjs', ...output, ...entries]);
  const found: Cruise & { readonly summary: { readonly violations: readonly unknown[] } } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  if (found.summary.violations.length === 0) return { cruise: found, faults: '' };
  return { cruise: found, faults: await runOrFail(processes, 'depcruise-fmt', ['--output-type', 'err', report]) };
}

/** What one of dependency-cruiser's commands wrote. */
async function runOrFail(processes: ChildProcesses, command: string, args: readonly string[]): Promise<string> {
  const file = path.join(REPOSITORY, 'node_modules', 'dependency-cruiser', 'bin', `${command}.mjs`);
  const { failed, output } = await runTool(processes, [command, process.execPath, [file, ...args]]);
  if (failed) throw new StepFailed(output);
  return output;
}

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

import type { ChildProcesses } from '../devnet/child-processes';
import { nativeToolPath } from '../devnet/native-tool';
import { ProcessEndedEarly } from '../devnet/process-errors';
import { buildApp } from './build-app';
import { buildContracts } from './build-contracts';
import { findChromium } from './chromium';
import { isPortFree } from './ports';
import { REPOSITORY, STATE_FOLDER } from './repository';
import { runTool, type Step, StepFailed, type TestCount } from './steps';
import { forgeCount, playwrightCount, vitestCount } from './test-counts';
import { testPorts } from './test-ports';

const node = process.execPath;
/** Journeys wait more than they compute: two at a time keep two cores busy. */
const MOST_LANES = 2;
const none: TestCount = { passed: 0, failed: 0 };

/** The steps that run the code, after those of check-steps.ts. */
export function testSteps(): readonly Step[] {
  return [
    { title: 'Unit tests', run: runUnitTests },
    { title: 'Solidity tests', run: runSolidityTests, early: true },
    { title: 'Integration tests', run: runIntegrationTests },
    { title: 'App build', run: runBuild },
    { title: 'Journeys in Chromium', run: runJourneys },
  ];
}

function runUnitTests(processes: ChildProcesses): Promise<TestCount> {
  return runVitest(processes, 'vitest.config.ts');
}

/** They start the local chain, whose contracts must be compiled. */
async function runIntegrationTests(processes: ChildProcesses): Promise<TestCount> {
  await buildContracts(processes);
  return runVitest(processes, 'vitest.integration.config.ts');
}

async function runVitest(processes: ChildProcesses, config: string): Promise<TestCount> {
  const command = path.join(REPOSITORY, 'node_modules', 'vitest', 'vitest.mjs');
  const report = freshReport(`${config}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = [command, 'run', '--config', config, ...reporters];
  const { failed, output } = await runTool(processes, ['vitest', node, args]);
  return countOrFail(failed, output, report, vitestCount);
}

async function runSolidityTests(processes: ChildProcesses): Promise<TestCount> {
  const { failed, output } = await runTool(processes, ['forge test', nativeToolPath('forge'), ['test', '--json']]);
  // Compiler messages may surround the report, which is one line.
  const json = output.split('\n').find((line) => line.startsWith('{'));
  if (json === undefined) throw new StepFailed(output);
  const count = forgeCount(json);
  if (failed || count.failed > 0) throw new StepFailed(count.failures.join('\n') || output, count);
  return count;
}

async function runBuild(processes: ChildProcesses): Promise<TestCount> {
  try {
    await buildContracts(processes);
    await buildApp(processes);
  } catch (error) {
    if (error instanceof ProcessEndedEarly) throw new StepFailed(error.message);
    throw error;
  }
  return none;
}

async function runJourneys(processes: ChildProcesses): Promise<TestCount> {
  const browser = await findChromium(processes);
  console.log(`Chromium: ${browser.path} (${browser.reason})`);
  const command = path.join(REPOSITORY, 'node_modules', '@playwright', 'test', 'cli.js');
  const report = freshReport('playwright.json');
  const { failed, output } = await runTool(processes, ['playwright', node, [command, 'test', '--reporter=list,json']], {
    CHROMIUM_PATH: browser.path,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    ...(await freeTestLanes()),
  });
  return countOrFail(failed, output, report, playwrightCount);
}

/** As many journeys at the same time as fit, on ports nobody uses now, so that they run beside a running app or other tests. */
async function freeTestLanes(): Promise<{ TEST_LANES: string; TEST_PORT: string; TEST_DEVNET_PORT: string }> {
  const lanes = Math.min(availableParallelism(), MOST_LANES);
  const { app, chain } = testPorts(process.env, 0);
  for (let shift = 0; shift < 100; shift++) {
    const at = { TEST_PORT: String(app + shift), TEST_DEVNET_PORT: String(chain + shift) };
    const taken = Array.from({ length: lanes }, (_, lane) => testPorts(at, lane)).flatMap((ports) => [
      ports.app,
      ports.chain,
      ports.chain + 1,
    ]);
    if ((await Promise.all(taken.map(isPortFree))).every(Boolean)) return { TEST_LANES: String(lanes), ...at };
  }
  throw new StepFailed(`No free ports from ${app} and ${chain} on.`);
}

function freshReport(name: string): string {
  const folder = path.join(STATE_FOLDER, 'test-reports');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  rmSync(file, { force: true });
  return file;
}

function countOrFail(failed: boolean, output: string, report: string, read: (json: string) => TestCount): TestCount {
  if (!existsSync(report)) throw new StepFailed(output);
  const count = read(readFileSync(report, 'utf8'));
  if (failed || count.failed > 0) throw new StepFailed(output, count);
  return count;
}

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import type { ChildProcesses } from '../devnet/child-processes';
import { nativeToolPath } from '../devnet/native-tool';
import { ProcessEndedEarly } from '../devnet/process-errors';
import { buildApp } from './build-app';
import { buildContracts } from './build-contracts';
import { findChromium } from './chromium';
import { isPortFree } from './ports';
import { REPOSITORY, STATE_FOLDER } from './repository';
import { addCounts, runTool, type Step, StepFailed, type TestCount } from './steps';
import { forgeCount, playwrightCount, vitestCount } from './test-counts';
import { testPorts } from './test-ports';

const node = process.execPath;
const none: TestCount = { passed: 0, failed: 0 };
const PLAYWRIGHT = path.join(REPOSITORY, 'node_modules', '@playwright', 'test', 'cli.js');

/** The steps that run the code, after those of check-steps.ts. */
export function testSteps(): readonly Step[] {
  return [
    { title: 'Unit tests', run: runUnitTests },
    { title: 'Solidity tests', run: runSolidityTests },
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
  if (!existsSync(report)) throw new StepFailed(output);
  const count = vitestCount(readFileSync(report, 'utf8'));
  if (failed || count.failed > 0) throw new StepFailed(output, count);
  return count;
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

/**
 * Journeys mostly wait: for blocks, for a report, for a server to start. Two halves run side by side, each with a chain and
 * an app of its own, in the time of one and a bit.
 */
async function runJourneys(processes: ChildProcesses): Promise<TestCount> {
  const browser = await findChromium(processes);
  console.log(`Chromium: ${browser.path} (${browser.reason})`);
  const stacks = await freeTestPorts(2);
  const runs = stacks.map(async (ports, index) => {
    const report = freshReport(`playwright-${index + 1}.json`);
    const args = [
      `--shard=${index + 1}/${stacks.length}`,
      `--output=test-results/${index + 1}`,
      '--reporter=list,json',
    ];
    const env = { CHROMIUM_PATH: browser.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...ports };
    const run = await runTool(processes, ['playwright', node, [PLAYWRIGHT, 'test', ...args]], env);
    return { ...run, count: existsSync(report) ? playwrightCount(readFileSync(report, 'utf8')) : null };
  });
  const done = await Promise.all(runs);
  const count = done.reduce((sum, run) => addCounts(sum, run.count ?? none), none);
  const failed = done.filter((run) => run.failed || run.count === null || run.count.failed > 0);
  if (failed.length > 0) throw new StepFailed(failed.map(({ output }) => output).join('\n'), count);
  return count;
}

/** For each of several apps with their chains, ports nobody uses now, so that tests run beside a running app or other tests. */
async function freeTestPorts(stacks: number): Promise<readonly { TEST_PORT: string; TEST_DEVNET_PORT: string }[]> {
  const found = [];
  let { app, chain } = testPorts(process.env);
  for (let stack = 0; stack < stacks; stack++) {
    app = await firstFreePort(app);
    chain = await firstFreePort(chain, 2);
    found.push({ TEST_PORT: String(app), TEST_DEVNET_PORT: String(chain) });
    app += 1;
    chain += 2;
  }
  return found;
}

/** The chain needs two ports in a row, the second for its proxy. */
async function firstFreePort(from: number, count = 1): Promise<number> {
  for (let port = from; port < from + 100; port++) {
    const run = Array.from({ length: count }, (_, index) => isPortFree(port + index));
    if ((await Promise.all(run)).every(Boolean)) return port;
  }
  throw new StepFailed(`No free port from ${from} to ${from + 99}.`);
}

function freshReport(name: string): string {
  const folder = path.join(STATE_FOLDER, 'test-reports');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  rmSync(file, { force: true });
  return file;
}

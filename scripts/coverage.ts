import { nativeToolPath } from '../devnet/native-tool';
import { CommandFault, runCommand } from './command';
import { totalCoverage } from './coverage-table';
import { withProgress } from './progress';
import { runTool } from './steps';

/** Least part of lines and of branches in contracts/src that tests must run. */
const LEAST_PERCENT = 97;

/** Left out: they run what others run, gas without the optimizer means nothing, and vectors write files. */
const LEFT_OUT = 'Invariants|Vectors|Gas';

/** Coverage compiles in its own way; elsewhere, so that the usual artifacts stay as they are. */
const FOLDERS = { FOUNDRY_OUT: '.lint/coverage-out', FOUNDRY_CACHE_PATH: '.lint/coverage-cache' };

await runCommand(async ({ processes }) => {
  const args = ['coverage', '--report', 'summary', '--no-match-contract', LEFT_OUT, '--no-match-coverage', 'test/'];
  const { failed, output } = await withProgress('Coverage of contracts/src', () =>
    runTool(processes, ['forge coverage', nativeToolPath('forge'), args], FOLDERS),
  );
  if (failed) throw new CommandFault([output]);
  console.log(output.slice(output.indexOf('╭')));
  const { lines, branches } = totalCoverage(output);
  const text = `${lines} % of lines and ${branches} % of branches`;
  if (Math.min(lines, branches) < LEAST_PERCENT) throw new CommandFault([`Only ${text}; at least ${LEAST_PERCENT} %.`]);
  console.log(`${text}; at least ${LEAST_PERCENT} % are needed.`);
}, 130);

import { checkSteps } from './check-steps';
import { runCommand } from './command';
import { runSteps } from './steps';

await runCommand(async ({ processes }) => {
  await runSteps(processes, checkSteps());
  console.log('\nAll static checks passed.');
}, 130);

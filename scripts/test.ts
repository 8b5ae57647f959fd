import { checkSteps } from './check-steps';
import { runCommand } from './command';
import { runSteps } from './steps';
import { testSteps } from './test-steps';

await runCommand(async ({ processes }) => {
  const startedAt = Date.now();
  const { passed, failed } = await runSteps(processes, [...checkSteps(), ...testSteps()]);
  console.log(`\n${passed} passed, ${failed} failed`);
  console.log(`Total time ${Math.round((Date.now() - startedAt) / 1000)} s`);
}, 130);

import { writeMap } from './borders-step';
import { runCommand } from './command';

await runCommand(async ({ processes }) => {
  await writeMap(processes);
  console.log('The map in docs/architecture.md is up to date.');
}, 130);

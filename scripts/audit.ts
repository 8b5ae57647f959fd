import { spawnSync } from 'node:child_process';

import { auditVerdict } from './audit-verdict';
import { CommandFault, runCommand } from './command';
import { REPOSITORY } from './repository';

await runCommand(async () => {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new CommandFault(['Run it through npm: npm run audit.']);
  // npm ends with 1 both when something was found and when it could not ask.
  const args = [npm, 'audit', '--omit=dev', '--json'];
  const { stdout, error } = spawnSync(process.execPath, args, { cwd: REPOSITORY, encoding: 'utf8' });
  if (error !== undefined) throw error;
  const verdict = auditVerdict(stdout);
  if (!verdict.ok)
    throw new CommandFault([`The registry did not say what it knows, so nothing is known: ${verdict.error}`]);
  if (verdict.value.length > 0) throw new CommandFault(['Known faults in packages that ship:', ...verdict.value]);
  console.log('No faults are known in the packages that ship.');
}, 130);

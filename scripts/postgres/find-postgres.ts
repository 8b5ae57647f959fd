import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import type { ChildProcesses } from '../../devnet/child-processes';
import { ProcessEndedEarly } from '../../devnet/process-errors';
import { withProgress } from '../progress';

/** There is no Postgres server on this machine, and none could be installed. */
export class PostgresMissing extends Error {
  override readonly name = 'PostgresMissing';
}

const DEBIAN_FOLDER = '/usr/lib/postgresql';
const USUAL_FOLDERS = ['/usr/local/bin', '/usr/bin', '/opt/homebrew/bin', '/usr/local/pgsql/bin'];

/**
 * The folder of a Postgres server's programs; the newest version when there are several. When there is none, and this is
 * Debian with the right to install, its package is installed, and that is said.
 * @throws PostgresMissing with what to do
 */
export async function findPostgres(processes: ChildProcesses): Promise<string> {
  const found = installed();
  if (found !== undefined) return found;
  if (!canInstallDebianPackage())
    throw new PostgresMissing('no Postgres server is installed, and this is no Debian with the right to install one');
  try {
    await withProgress('Installing Postgres (apt-get)', () => installDebianPackage(processes));
  } catch (error) {
    if (error instanceof ProcessEndedEarly) throw new PostgresMissing(`Postgres cannot be installed: ${error.message}`);
    throw error;
  }
  const now = installed();
  if (now !== undefined) return now;
  throw new PostgresMissing('the Debian package was installed, and there is still no Postgres server');
}

function installed(): string | undefined {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a));
  const folders = [
    ...newestFirst.map((version) => path.join(DEBIAN_FOLDER, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...USUAL_FOLDERS,
  ];
  return folders.find((folder) => ['postgres', 'initdb'].every((program) => existsSync(path.join(folder, program))));
}

function canInstallDebianPackage(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version');
}

async function installDebianPackage(processes: ChildProcesses): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await processes.run('apt-get update', 'apt-get', ['update'], { env });
  await processes.run('apt-get install', 'apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], {
    env,
  });
}

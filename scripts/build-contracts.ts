import { existsSync } from 'node:fs';
import path from 'node:path';

import type { ChildProcesses } from '../devnet/child-processes';
import { nativeToolPath } from '../devnet/native-tool';
import { withBuildLock } from './build-lock';
import { BuildRecord, fingerprint } from './fingerprint';
import { withProgress } from './progress';
import { REPOSITORY } from './repository';

const SOURCES = ['contracts/src', 'foundry.toml', 'scripts/solc.mjs', 'node_modules/solc/package.json'];
const ARTIFACTS = path.join(REPOSITORY, 'contracts', 'out');

/** Compiles the contracts into contracts/out unless that was done from the same sources before. */
export async function buildContracts(processes: ChildProcesses): Promise<void> {
  await withBuildLock(async () => {
    const sources = fingerprint(REPOSITORY, SOURCES);
    const record = new BuildRecord(path.join(ARTIFACTS, '.millrace-sources'));
    if (existsSync(ARTIFACTS) && record.matches(sources)) return;
    await withProgress('Compiling contracts', () =>
      processes.run('forge build', nativeToolPath('forge'), ['build', '--skip', 'test', '--skip', 'script'], {
        cwd: REPOSITORY,
      }),
    );
    record.write(sources);
  });
}

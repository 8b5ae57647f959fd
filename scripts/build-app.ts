import path from 'node:path';

import type { ChildProcesses } from '../devnet/child-processes';
import { withBuildLock } from './build-lock';
import { BuildRecord, fingerprint } from './fingerprint';
import { NEXT_COMMAND } from './next-command';
import { withProgress } from './progress';
import { REPOSITORY } from './repository';

const SOURCES = [
  ...['app', 'components', 'hooks', 'lib', 'contracts-abi', 'public'],
  ...['next.config.ts', 'next.config.mjs', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'],
  ...['proxy.ts', 'instrumentation.ts', 'instrumentation-client.ts', '.env', '.env.production', '.env.local'],
];

/** Builds the app for production into .next unless that was done from the same sources before. */
export async function buildApp(processes: ChildProcesses): Promise<void> {
  await withBuildLock(async () => {
    const sources = fingerprint(REPOSITORY, SOURCES);
    const record = new BuildRecord(path.join(REPOSITORY, '.next', 'millrace-sources'));
    if (record.matches(sources)) return;
    await withProgress('Building the app', () =>
      processes.run('next build', process.execPath, [NEXT_COMMAND, 'build'], {
        cwd: REPOSITORY,
        env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      }),
    );
    record.write(sources);
  });
}

import path from 'node:path';

import { withFileLock } from '../devnet/file-lock';
import { STATE_FOLDER } from './repository';

const PATIENCE = { pollMs: 200, patienceMs: 10 * 60_000 };

/** Runs `build` while no other process of this folder builds: two copies that start together share what is built. */
export function withBuildLock<T>(build: () => Promise<T>): Promise<T> {
  return withFileLock(path.join(STATE_FOLDER, 'build.lock'), PATIENCE, build);
}

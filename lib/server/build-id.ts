import 'server-only';

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { oncePerProcess } from './once-per-process';

/**
 * Names the build that this process serves. Read once, when the process starts: another build may take the folder's
 * place while it runs.
 */
export function buildId(): string {
  return oncePerProcess('build', () => {
    // Under `next dev` there is no build, and pages are renewed by the framework.
    if (process.env.NODE_ENV !== 'production') return 'development';
    return readFileSync(path.join(process.cwd(), '.next', 'BUILD_ID'), 'utf8').trim();
  });
}

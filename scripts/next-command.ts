import path from 'node:path';

import { REPOSITORY } from './repository';

/** Next's command line as a script for Node: started without npm's wrapper, signals reach it directly. */
export const NEXT_COMMAND = path.join(REPOSITORY, 'node_modules', 'next', 'dist', 'bin', 'next');

/** Serves what was built. */
export const SERVE_COMMAND = path.join(REPOSITORY, 'scripts', 'serve.mjs');

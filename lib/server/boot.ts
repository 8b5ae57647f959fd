import 'server-only';

import { sharedArchive } from './archive/shared-archive';
import { buildId } from './build-id';
import { SettingsError, serverSettings } from './env';
import { front } from './front/front';

/** Ends the process with the list of faults when the settings do not let it serve; otherwise makes what serves. */
export function boot(): void {
  try {
    serverSettings();
    buildId();
    front();
    // Opened while nobody waits for it yet. Trouble with it shows where it is asked for, not here.
    void sharedArchive().warmUp();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

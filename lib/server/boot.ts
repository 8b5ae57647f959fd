import 'server-only';

import { SettingsError, serverSettings } from './env';
import { front } from './front/front';

/** Ends the process with the list of faults when the settings do not let it serve; otherwise makes what serves. */
export function boot(): void {
  try {
    serverSettings();
    front();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

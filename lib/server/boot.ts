import 'server-only';

import { SettingsError, serverSettings } from './env';

/** Ends the process with the list of faults when the settings do not let it serve. */
export function assertServerSettings(): void {
  try {
    serverSettings();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

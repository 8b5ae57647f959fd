import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this repository. */
export const REPOSITORY = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The folder for what running chains and builds leave behind; never committed. */
export const STATE_FOLDER = path.join(REPOSITORY, '.devnet');

/** The folder of the chain on one port, so that several run side by side. */
export function chainFolder(devnetPort: number): string {
  return path.join(STATE_FOLDER, String(devnetPort));
}

import 'server-only';

import { readFileSync } from 'node:fs';

import type { Deployment } from '@/lib/chain/deployment';
import { parseSettings, type Settings } from '@/lib/settings';

/** Settings of a running server: the deployment and at least one node are known. */
export type ServerSettings = Settings & { readonly deployment: Deployment };

/** Settings that do not let the server start. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  constructor(readonly faults: readonly string[]) {
    super(`Millrace cannot start:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

let settings: ServerSettings | null = null;

/**
 * The settings of this process, read from the environment once.
 * @throws SettingsError with every fault
 */
export function serverSettings(): ServerSettings {
  settings ??= readSettings();
  return settings;
}

function readSettings(): ServerSettings {
  const parsed = parseSettings(process.env, (path) => readFileSync(path, 'utf8'));
  if (!parsed.ok) throw new SettingsError(parsed.error);
  const { deployment, rpcUrls } = parsed.value;
  if (deployment === null || rpcUrls.length === 0) {
    throw new SettingsError(['the local chain is not running; `npm start` starts it together with the app']);
  }
  return { ...parsed.value, deployment };
}

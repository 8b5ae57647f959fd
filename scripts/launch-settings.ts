import { readFileSync } from 'node:fs';

import { err, ok, type Result } from '@/lib/result';
import { parseSettings } from '@/lib/settings';

import { CommandFault } from './command';

/** What the commands that start something need to know before they start it. */
export type LaunchSettings = {
  readonly port: number;
  readonly devnetPort: number;
  /** Whether this launch brings its own chain: no other network and no existing deployment is named. */
  readonly bringsChain: boolean;
  /** Seconds between two blocks of the devnet when nobody sends a transaction. */
  readonly blockSeconds: number;
  /** Seconds between two reports of the devnet's oracle. */
  readonly reportSeconds: number;
  /** Where the proxy in front of the devnet listens, which makes faults on demand. */
  readonly faultsPort: number;
  /** Unix seconds at which the devnet's seeded history ends; undefined for now. */
  readonly historyEnd: number | undefined;
};

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of a launch from the environment, the app's own among them, so that a fault shows before
 * anything is started.
 * @param readFile reads the file that MILLRACE_DEPLOYMENT names
 * @returns the settings, or every fault found, each naming its setting
 */
export function parseLaunchSettings(
  env: Env,
  readFile: (path: string) => string,
): Result<LaunchSettings, readonly string[]> {
  const faults: string[] = [];
  const blockSeconds = secondsOf('DEVNET_BLOCK_SECONDS', env, 5, faults);
  const reportSeconds = secondsOf('DEVNET_REPORT_SECONDS', env, 60, faults);
  const historyEnd = momentOf('DEVNET_START', env, faults);
  const app = parseSettings(env, readFile);
  if (!app.ok) return err([...app.error, ...faults]);
  const { port, devnetPort, network, deployment } = app.value;
  const bringsChain = network === 'devnet' && deployment === null;
  const faultsPort = faultsPortOf(env, devnetPort, faults);
  if (bringsChain) faults.push(...sharedPorts({ PORT: port, DEVNET_PORT: devnetPort, DEVNET_FAULTS_PORT: faultsPort }));
  if (faults.length > 0) return err(faults);
  return ok({ port, devnetPort, bringsChain, blockSeconds, reportSeconds, faultsPort, historyEnd });
}

/** The settings of this process. Throws CommandFault with all faults. */
export function readLaunchSettings(): LaunchSettings {
  const settings = parseLaunchSettings(process.env, (path) => readFileSync(path, 'utf8'));
  if (settings.ok) return settings.value;
  throw new CommandFault([
    'These settings need attention; nothing was started.',
    ...settings.error.map((one) => `- ${one}`),
  ]);
}

/** The proxy's port: the one after the chain's unless set. */
function faultsPortOf(env: Env, devnetPort: number, faults: string[]): number {
  const text = env.DEVNET_FAULTS_PORT?.trim();
  if (text === undefined || text === '') return devnetPort + 1;
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  faults.push(`DEVNET_FAULTS_PORT is "${text}"; it must be a port number from 1 to 65535`);
  return devnetPort + 1;
}

function sharedPorts(ports: Readonly<Record<string, number>>): readonly string[] {
  const all = Object.entries(ports);
  return all.flatMap(([name, port], index) =>
    all
      .slice(index + 1)
      .filter(([, other]) => other === port)
      .map(([other]) => `${name} and ${other} are both ${port}; they must differ`),
  );
}

function momentOf(name: string, env: Env, faults: string[]): number | undefined {
  const text = env[name]?.trim();
  if (text === undefined || text === '') return undefined;
  const seconds = /^\d{10}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds <= Date.now() / 1000) return seconds;
  faults.push(`${name} is "${text}"; it must be a moment of the past in Unix seconds, such as 1790000000`);
  return undefined;
}

function secondsOf(name: string, env: Env, fallback: number, faults: string[]): number {
  const text = env[name]?.trim();
  if (text === undefined || text === '') return fallback;
  const seconds = /^\d+$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= 86_400) return seconds;
  faults.push(`${name} is "${text}"; it must be a whole number of seconds from 1 to 86400`);
  return fallback;
}

import { type Deployment, parseDeployment } from '@/lib/chain/deployment';
import { DEVNET_CHAIN_ID, knownNetworks, type NetworkId } from '@/lib/chain/networks';
import { err, ok, type Result } from '@/lib/result';
import { parseSafeAppOrigins } from '@/lib/safe-app-origins';

/** What the environment asks for, checked. */
export interface Settings {
  readonly network: NetworkId;
  /** null only for the devnet before its contracts are deployed. */
  readonly deployment: Deployment | null;
  /** Nodes to read from; empty only for the devnet before it has started. */
  readonly rpcUrls: readonly string[];
  /** Beacon node that tells of validators that leave; its address may carry a key. Null when none is asked. */
  readonly beaconUrl: string | null;
  readonly port: number;
  readonly devnetPort: number;
  readonly walletConnectProjectId: string | null;
  /** Origins of Safe's web app that may show this app inside theirs; empty when nobody may. */
  readonly safeAppOrigins: readonly string[];
  readonly explorer: string | null;
  /** Between two looks for a head that is due. */
  readonly pollMs: number;
  /** Postgres server for the archive, with its password; null for the embedded one in `dataFolder`. */
  readonly databaseUrl: string | null;
  /** Folder of the embedded database. */
  readonly dataFolder: string;
  /** Between two blocks of a network with fixed slots; null where blocks come at any time. */
  readonly slotMs: number | null;
  /** How many reverse proxies stand in front of the server; 0 when clients reach it directly. */
  readonly trustedProxies: number;
  readonly logLevel: LogLevel;
  /** Requests one client may make of the API in a minute. */
  readonly requestsPerMinute: number;
  /** Where to report a fault in confidence: a mailto: or https: address; null when none is named. */
  readonly securityContact: string | null;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** From which weight on things are logged. */
export type LogLevel = (typeof LOG_LEVELS)[number];

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads every setting from the environment.
 * @param env usually `process.env`; an empty text counts as not set
 * @param readFile reads the file that MILLRACE_DEPLOYMENT names; may throw
 * @returns the settings, or all faults at once, each naming its variable
 */
export function parseSettings(env: Env, readFile: (path: string) => string): Result<Settings, readonly string[]> {
  const faults: string[] = [];
  const network = networkOf(env, faults);
  const deployment = deploymentOf(network, env, readFile, faults);
  const rpcUrls = rpcUrlsOf(network, env, faults);
  const beaconUrl = beaconUrlOf(env, faults);
  const port = portOf('PORT', env, 3000, faults);
  const devnetPort = portOf('DEVNET_PORT', env, 8545, faults);
  const databaseUrl = databaseUrlOf(env, faults);
  const trustedProxies = countOf('TRUST_PROXY', env, { fallback: 0, least: 0, most: 10 }, faults);
  const requestsPerMinute = countOf('RATE_LIMIT', env, { fallback: 600, least: 1, most: 1_000_000 }, faults);
  const logLevel = logLevelOf(env, faults);
  const safeAppOrigins = safeAppOriginsOf(env, faults);
  const securityContact = securityContactOf(env, faults);
  if (network === 'devnet') faults.push(...devnetFaults(deployment, rpcUrls));
  if (faults.length > 0) return err(faults);
  const known = network === 'mainnet' || network === 'hoodi' ? knownNetworks[network] : null;
  return ok({
    network,
    deployment,
    rpcUrls,
    beaconUrl,
    port,
    devnetPort,
    walletConnectProjectId: projectIdOf(env),
    safeAppOrigins,
    explorer: known?.explorer ?? null,
    databaseUrl,
    dataFolder: textOf('MILLRACE_DATA', env) ?? '.data',
    pollMs: known === null ? 1_000 : 1_500,
    slotMs: known === null ? null : known.blockSeconds * 1_000,
    trustedProxies,
    logLevel,
    requestsPerMinute,
    securityContact,
  });
}

function textOf(name: string, env: Env): string | null {
  const text = env[name]?.trim();
  return text === undefined || text === '' ? null : text;
}

function networkOf(env: Env, faults: string[]): NetworkId {
  const name = textOf('MILLRACE_NETWORK', env);
  if (name === null) return textOf('MILLRACE_DEPLOYMENT', env) === null ? 'devnet' : 'custom';
  if (name === 'mainnet' || name === 'hoodi' || name === 'devnet') return name;
  faults.push(`MILLRACE_NETWORK is "${name}"; it can be mainnet, hoodi or devnet`);
  return 'custom';
}

function deploymentOf(
  network: NetworkId,
  env: Env,
  readFile: (path: string) => string,
  faults: string[],
): Deployment | null {
  const path = textOf('MILLRACE_DEPLOYMENT', env);
  if (network === 'mainnet' || network === 'hoodi') {
    if (path !== null) faults.push(`MILLRACE_DEPLOYMENT and MILLRACE_NETWORK=${network} exclude each other; unset one`);
    return knownNetworks[network].deployment;
  }
  return path === null ? null : readDeployment(path, readFile, faults);
}

function readDeployment(path: string, readFile: (path: string) => string, faults: string[]): Deployment | null {
  let json: unknown;
  try {
    json = JSON.parse(readFile(path));
  } catch (error) {
    faults.push(
      `MILLRACE_DEPLOYMENT: ${path} cannot be read as JSON: ${error instanceof Error ? error.message : error}`,
    );
    return null;
  }
  const parsed = parseDeployment(json);
  if (parsed.ok) return parsed.value;
  faults.push(...parsed.error.map((fault) => `MILLRACE_DEPLOYMENT: in ${path}, ${fault}`));
  return null;
}

function rpcUrlsOf(network: NetworkId, env: Env, faults: string[]): readonly string[] {
  const urls = (textOf('RPC_URLS', env) ?? '').split(/[\s,]+/).filter((url) => url !== '');
  if (urls.length === 0 && network !== 'devnet') {
    faults.push('RPC_URLS is missing; give one or more node addresses, separated by commas');
  }
  urls.forEach((url, index) => {
    // The address itself may carry a key, so a fault names its place and not its text.
    if (!isNodeUrl(url)) faults.push(`RPC_URLS: entry ${index + 1} is no http, https, ws or wss address`);
  });
  return urls;
}

function isNodeUrl(text: string): boolean {
  return URL.canParse(text) && /^(https?|wss?):$/.test(new URL(text).protocol);
}

function beaconUrlOf(env: Env, faults: string[]): string | null {
  const url = textOf('BEACON_URL', env);
  if (url === null) return null;
  // It may carry a key, so a fault does not repeat it.
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    faults.push('BEACON_URL is no http or https address');
  return url;
}

function countOf(
  name: string,
  env: Env,
  { fallback, least, most }: { readonly fallback: number; readonly least: number; readonly most: number },
  faults: string[],
): number {
  const text = textOf(name, env);
  if (text === null) return fallback;
  const count = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= least && count <= most) return count;
  faults.push(`${name} is "${text}"; it must be a whole number from ${least} to ${most}`);
  return fallback;
}

function logLevelOf(env: Env, faults: string[]): LogLevel {
  const text = textOf('LOG_LEVEL', env) ?? 'warn';
  const level = LOG_LEVELS.find((known) => known === text);
  if (level !== undefined) return level;
  faults.push(`LOG_LEVEL is "${text}"; it can be ${LOG_LEVELS.join(', ')}`);
  return 'warn';
}

function portOf(name: string, env: Env, fallback: number, faults: string[]): number {
  const text = textOf(name, env);
  if (text === null) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  faults.push(`${name} is "${text}"; a port is a whole number from 1 to 65535`);
  return fallback;
}

function projectIdOf(env: Env): string | null {
  return textOf('WALLETCONNECT_PROJECT_ID', env);
}

function safeAppOriginsOf(env: Env, faults: string[]): readonly string[] {
  const parsed = parseSafeAppOrigins(env.SAFE_APP_ORIGINS);
  if (parsed.ok) return parsed.value;
  faults.push(
    `SAFE_APP_ORIGINS: entry ${parsed.error} is no https origin such as https://app.safe.global, without a path`,
  );
  return [];
}

function databaseUrlOf(env: Env, faults: string[]): string | null {
  const url = textOf('DATABASE_URL', env);
  if (url === null) return null;
  // The address carries a password, so a fault does not repeat it.
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol))
    faults.push('DATABASE_URL is no postgres://… address');
  return url;
}

function securityContactOf(env: Env, faults: string[]): string | null {
  const contact = textOf('SECURITY_CONTACT', env);
  // It becomes a line of a file: what could begin a second line is no address.
  if (contact === null || /^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(contact)) return contact;
  faults.push(`SECURITY_CONTACT is "${contact}"; it must be a mailto: or https: address`);
  return null;
}

/** The local test wallet signs for anyone, so the devnet must be what it says it is. */
function devnetFaults(deployment: Deployment | null, rpcUrls: readonly string[]): string[] {
  const faults: string[] = [];
  if (deployment !== null && deployment.chainId !== DEVNET_CHAIN_ID) {
    faults.push(
      `MILLRACE_NETWORK=devnet needs chain id ${DEVNET_CHAIN_ID}; the deployment has ${deployment.chainId}. Leave MILLRACE_NETWORK unset for a deployment of your own`,
    );
  }
  const remote = rpcUrls.some((url) => isNodeUrl(url) && !isLoopback(new URL(url).hostname));
  if (remote) faults.push('RPC_URLS must be on this machine (127.0.0.1) for MILLRACE_NETWORK=devnet');
  return faults;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

import { describe, expect, it } from 'vitest';

import { hoodi } from '@/lib/chain/deployments/hoodi';
import { mainnet } from '@/lib/chain/deployments/mainnet';

import { parseSettings } from './settings';

const deployment = {
  chainId: 31337,
  name: 'Local chain',
  protocols: { lido: { locator: '0x1000000000000000000000000000000000000001', fromBlock: 0 } },
};
const RPC_URLS = 'https://node.example/v1/s3cret-key';

type Env = Readonly<Record<string, string | undefined>>;

/** Settings from variables; the deployment file holds `file`. */
function parse(env: Env, file: unknown = deployment) {
  return parseSettings(env, (path) => {
    if (path === 'lost.json') throw new Error('ENOENT: no such file');
    return typeof file === 'string' ? file : JSON.stringify(file);
  });
}

function settingsOf(env: Env, file?: unknown) {
  const parsed = parse(env, file);
  if (!parsed.ok) throw new Error(parsed.error.join('; '));
  return parsed.value;
}

function faultsOf(env: Env, file?: unknown): readonly string[] {
  const parsed = parse(env, file);
  return parsed.ok ? [] : parsed.error;
}

describe('settings without any variable', () => {
  it('are those of the local chain before it has started', () => {
    expect(settingsOf({})).toEqual({
      network: 'devnet',
      deployment: null,
      rpcUrls: [],
      beaconUrl: null,
      port: 3000,
      devnetPort: 8545,
      walletConnectProjectId: null,
      safeAppOrigins: [],
      explorer: null,
      pollMs: 1_000,
      databaseUrl: null,
      dataFolder: '.data',
      slotMs: null,
      trustedProxies: 0,
      logLevel: 'warn',
      requestsPerMinute: 600,
      securityContact: null,
    });
  });

  it('are the same when every variable is empty', () => {
    const names = [
      'MILLRACE_NETWORK',
      'MILLRACE_DEPLOYMENT',
      'RPC_URLS',
      'BEACON_URL',
      'PORT',
      'DEVNET_PORT',
      'WALLETCONNECT_PROJECT_ID',
      'SAFE_APP_ORIGINS',
    ];
    expect(settingsOf(Object.fromEntries(names.map((name) => [name, ' '])))).toEqual(settingsOf({}));
  });
});

describe('settings of a network', () => {
  it.each([
    { network: 'mainnet', deployment: mainnet, explorer: 'https://etherscan.io' },
    { network: 'hoodi', deployment: hoodi, explorer: 'https://hoodi.etherscan.io' },
  ])('know the deployment and explorer of $network, and when its blocks are due', ({ network, ...expected }) => {
    expect(settingsOf({ MILLRACE_NETWORK: network, RPC_URLS })).toMatchObject({
      network,
      ...expected,
      pollMs: 1_500,
      slotMs: 12_000,
    });
  });

  it('take a deployment file as a network of its own', () => {
    expect(settingsOf({ MILLRACE_DEPLOYMENT: 'own.json', RPC_URLS })).toMatchObject({
      network: 'custom',
      deployment,
      explorer: null,
    });
  });

  it('take a deployment file for the local chain', () => {
    const env = { MILLRACE_NETWORK: 'devnet', MILLRACE_DEPLOYMENT: 'devnet.json', RPC_URLS: 'http://127.0.0.1:8545' };
    expect(settingsOf(env)).toMatchObject({ network: 'devnet', deployment, rpcUrls: ['http://127.0.0.1:8545'] });
  });

  it('read several nodes, separated by commas, spaces or lines', () => {
    const urls = 'https://a.example, https://b.example\nhttp://c.example:8545';
    expect(settingsOf({ MILLRACE_NETWORK: 'mainnet', RPC_URLS: urls }).rpcUrls).toEqual([
      'https://a.example',
      'https://b.example',
      'http://c.example:8545',
    ]);
  });

  it('read nodes over WebSocket, proxies in front, the limit and the log level', () => {
    const env = {
      MILLRACE_NETWORK: 'mainnet',
      RPC_URLS: 'wss://a.example/key',
      TRUST_PROXY: '1',
      RATE_LIMIT: '60',
      LOG_LEVEL: 'info',
      SECURITY_CONTACT: 'mailto:security@example.org',
      BEACON_URL: 'https://beacon.example/key',
    };
    expect(settingsOf(env)).toMatchObject({
      rpcUrls: ['wss://a.example/key'],
      trustedProxies: 1,
      requestsPerMinute: 60,
      securityContact: 'mailto:security@example.org',
      beaconUrl: 'https://beacon.example/key',
      logLevel: 'info',
    });
  });

  it('read ports and the WalletConnect project', () => {
    const env = { PORT: '1', DEVNET_PORT: '65535', WALLETCONNECT_PROJECT_ID: ' abc ' };
    expect(settingsOf(env)).toMatchObject({ port: 1, devnetPort: 65_535, walletConnectProjectId: 'abc' });
  });

  it('let nobody show the app inside theirs unless an origin is named', () => {
    expect(settingsOf({}).safeAppOrigins).toEqual([]);
    expect(settingsOf({ SAFE_APP_ORIGINS: 'https://app.safe.global' }).safeAppOrigins).toEqual([
      'https://app.safe.global',
    ]);
  });
});

describe('faults', () => {
  it.each([
    {
      why: 'an origin with a path',
      env: { SAFE_APP_ORIGINS: 'https://app.safe.global/apps' },
      fault: 'SAFE_APP_ORIGINS: entry 1 is no https origin such as https://app.safe.global, without a path',
    },
    {
      why: 'an unknown network',
      env: { MILLRACE_NETWORK: 'sepolia', RPC_URLS },
      fault: 'MILLRACE_NETWORK is "sepolia"; it can be mainnet, hoodi or devnet',
    },
    {
      why: 'a network and a deployment',
      env: { MILLRACE_NETWORK: 'mainnet', MILLRACE_DEPLOYMENT: 'own.json', RPC_URLS },
      fault: 'MILLRACE_DEPLOYMENT and MILLRACE_NETWORK=mainnet exclude each other; unset one',
    },
    {
      why: 'no node for a public network',
      env: { MILLRACE_NETWORK: 'hoodi' },
      fault: 'RPC_URLS is missing; give one or more node addresses, separated by commas',
    },
    {
      why: 'no node for a network of one’s own',
      env: { MILLRACE_DEPLOYMENT: 'own.json' },
      fault: 'RPC_URLS is missing; give one or more node addresses, separated by commas',
    },
    {
      why: 'a node that is no address',
      env: { MILLRACE_NETWORK: 'mainnet', RPC_URLS: `${RPC_URLS},nowhere` },
      fault: 'RPC_URLS: entry 2 is no http, https, ws or wss address',
    },
    {
      why: 'a node over another protocol',
      env: { MILLRACE_NETWORK: 'mainnet', RPC_URLS: 'ipc://node.example' },
      fault: 'RPC_URLS: entry 1 is no http, https, ws or wss address',
    },
    {
      why: 'a deployment file that is not there',
      env: { MILLRACE_DEPLOYMENT: 'lost.json', RPC_URLS },
      fault: 'MILLRACE_DEPLOYMENT: lost.json cannot be read as JSON: ENOENT: no such file',
    },
    { why: 'a port of 0', env: { PORT: '0' }, fault: 'PORT is "0"; a port is a whole number from 1 to 65535' },
    {
      why: 'a port above the last',
      env: { DEVNET_PORT: '65536' },
      fault: 'DEVNET_PORT is "65536"; a port is a whole number from 1 to 65535',
    },
    {
      why: 'a port that is no whole number',
      env: { PORT: '80.5' },
      fault: 'PORT is "80.5"; a port is a whole number from 1 to 65535',
    },
    {
      why: 'a port that is no number',
      env: { PORT: 'http' },
      fault: 'PORT is "http"; a port is a whole number from 1 to 65535',
    },
    {
      why: 'a number of proxies that is none',
      env: { TRUST_PROXY: 'true' },
      fault: 'TRUST_PROXY is "true"; it must be a whole number from 0 to 10',
    },
    {
      why: 'a limit of nothing',
      env: { RATE_LIMIT: '0' },
      fault: 'RATE_LIMIT is "0"; it must be a whole number from 1 to 1000000',
    },
    {
      why: 'an unknown log level',
      env: { SECURITY_CONTACT: 'security@example.org' },
      fault: 'SECURITY_CONTACT is "security@example.org"; it must be a mailto: or https: address',
    },
    {
      env: { LOG_LEVEL: 'loud' },
      fault: 'LOG_LEVEL is "loud"; it can be trace, debug, info, warn, error, fatal, silent',
    },
    {
      why: 'a local chain on another machine',
      env: { RPC_URLS },
      fault: 'RPC_URLS must be on this machine (127.0.0.1) for MILLRACE_NETWORK=devnet',
    },
  ])('name $why and nothing else', ({ env, fault }) => {
    expect(faultsOf(env)).toEqual([fault]);
  });

  it('name a deployment file that is no JSON', () => {
    expect(faultsOf({ MILLRACE_DEPLOYMENT: 'own.json', RPC_URLS }, '{')).toEqual([
      expect.stringMatching(/^MILLRACE_DEPLOYMENT: own\.json cannot be read as JSON: /),
    ]);
  });

  it('name every fault inside a deployment file, and the file', () => {
    const file = { ...deployment, chainId: 0, name: '' };
    expect(faultsOf({ MILLRACE_DEPLOYMENT: 'own.json', RPC_URLS }, file)).toEqual([
      'MILLRACE_DEPLOYMENT: in own.json, chainId must be at least 1',
      'MILLRACE_DEPLOYMENT: in own.json, name is empty',
    ]);
  });

  it('name a local chain with another chain id, whose wallet would sign for anyone', () => {
    const env = { MILLRACE_NETWORK: 'devnet', MILLRACE_DEPLOYMENT: 'own.json' };
    expect(faultsOf(env, { ...deployment, chainId: 1 })).toEqual([
      expect.stringContaining('needs chain id 31337; the deployment has 1'),
    ]);
  });

  it('are told all at once', () => {
    const env = {
      MILLRACE_NETWORK: 'ropsten',
      MILLRACE_DEPLOYMENT: 'lost.json',
      RPC_URLS: 'nowhere',
      BEACON_URL: 'wss://nowhere',
      PORT: '-1',
      DEVNET_PORT: 'x',
    };
    expect(faultsOf(env).map((fault) => fault.split(/[: ]/)[0])).toEqual([
      'MILLRACE_NETWORK',
      'MILLRACE_DEPLOYMENT',
      'RPC_URLS',
      'BEACON_URL',
      'PORT',
      'DEVNET_PORT',
    ]);
  });

  it.each([
    { MILLRACE_NETWORK: 'mainnet', RPC_URLS: 'ftp://user:s3cret@node.example' },
    { MILLRACE_NETWORK: 'mainnet', RPC_URLS: 's3cret' },
    { MILLRACE_NETWORK: 'mainnet', RPC_URLS, BEACON_URL: 'ws://s3cret@node.example/s3cret' },
    { MILLRACE_NETWORK: 'devnet', RPC_URLS: 'https://node.example/s3cret' },
    { MILLRACE_NETWORK: 's', RPC_URLS: 'wss://node.example/s3cret' },
    { MILLRACE_NETWORK: 'devnet', RPC_URLS: 'wss://node.example/s3cret' },
  ])('never repeat a node’s address, which may carry a key: %o', (env) => {
    const faults = faultsOf(env);
    expect(faults).not.toEqual([]);
    expect(faults.join()).not.toContain('s3cret');
  });
});

describe('the archive', () => {
  it.each(['postgres://me:s3cret@db.example/millrace', 'postgresql://%2Fvar%2Frun%2Fpostgresql/millrace'])(
    'may be on the server %s',
    (url) => {
      expect(settingsOf({ DATABASE_URL: url }).databaseUrl).toBe(url);
    },
  );

  it.each(['mysql://me:s3cret@db.example/millrace', 's3cret', '/var/run/s3cret'])(
    'may not be at %s, and a fault does not repeat it',
    (url) => {
      expect(faultsOf({ DATABASE_URL: url })).toEqual(['DATABASE_URL is no postgres://… address']);
    },
  );

  it('may have another folder', () => {
    expect(settingsOf({ MILLRACE_DATA: '/var/lib/millrace' }).dataFolder).toBe('/var/lib/millrace');
  });
});

describe('the local chain', () => {
  it.each(['http://127.0.0.1:8545', 'http://localhost:8545', 'http://[::1]:8545', 'http://127.1:8545'])(
    'may be at %s',
    (url) => {
      expect(faultsOf({ RPC_URLS: url })).toEqual([]);
    },
  );

  it.each(['http://10.0.0.1:8545', 'https://localhost.example', 'http://127.example.com', 'http://0.0.0.0:8545'])(
    'may not be at %s',
    (url) => {
      expect(faultsOf({ RPC_URLS: url })).toHaveLength(1);
    },
  );
});

import { describe, expect, it } from 'vitest';

import { parseLaunchSettings } from './launch-settings';

const noFile = () => {
  throw new Error('no such file');
};

describe('parseLaunchSettings', () => {
  it('needs no setting at all', () => {
    expect(parseLaunchSettings({}, noFile)).toEqual({
      ok: true,
      value: { port: 3000, devnetPort: 8545, bringsChain: true, blockSeconds: 5, reportSeconds: 60 },
    });
  });

  it('brings no chain to another network', () => {
    const settings = parseLaunchSettings({ MILLRACE_NETWORK: 'mainnet', RPC_URLS: 'https://node.example' }, noFile);
    expect(settings).toMatchObject({ ok: true, value: { bringsChain: false } });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: '8545' }, 'PORT and DEVNET_PORT'],
    [{ DEVNET_REPORT_SECONDS: '0' }, 'DEVNET_REPORT_SECONDS'],
    [{ DEVNET_BLOCK_SECONDS: '1.5' }, 'DEVNET_BLOCK_SECONDS'],
    [{ MILLRACE_NETWORK: 'holesky' }, 'MILLRACE_NETWORK'],
    [{ MILLRACE_NETWORK: 'mainnet' }, 'RPC_URLS'],
    [{ MILLRACE_DEPLOYMENT: 'gone.json', RPC_URLS: 'http://127.0.0.1:1' }, 'MILLRACE_DEPLOYMENT'],
  ])('refuses %j, naming %s', (env, name) => {
    const settings = parseLaunchSettings(env, noFile);
    expect(settings.ok).toBe(false);
    if (!settings.ok) expect(settings.error.some((fault) => fault.startsWith(name))).toBe(true);
  });

  it('lists all faults at once', () => {
    const settings = parseLaunchSettings({ PORT: 'x', DEVNET_PORT: 'y', DEVNET_REPORT_SECONDS: 'z' }, noFile);
    expect(settings.ok ? [] : settings.error).toHaveLength(3);
  });
});

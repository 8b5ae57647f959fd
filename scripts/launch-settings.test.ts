import { describe, expect, it } from 'vitest';

import { parseLaunchSettings } from './launch-settings';

const noFile = () => {
  throw new Error('no such file');
};

describe('parseLaunchSettings', () => {
  it('needs no setting at all', () => {
    expect(parseLaunchSettings({}, noFile)).toEqual({
      ok: true,
      value: {
        port: 3000,
        devnetPort: 8545,
        bringsChain: true,
        blockSeconds: 5,
        reportSeconds: 60,
        faultsPort: 8546,
        historyEnd: undefined,
      },
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
    [{ PORT: '8546' }, 'PORT and DEVNET_FAULTS_PORT'],
    [{ DEVNET_FAULTS_PORT: '8545' }, 'DEVNET_PORT and DEVNET_FAULTS_PORT'],
    [{ DEVNET_FAULTS_PORT: 'off' }, 'DEVNET_FAULTS_PORT'],
    [{ DEVNET_START: 'yesterday' }, 'DEVNET_START'],
    [{ DEVNET_START: '9999999999' }, 'DEVNET_START'],
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

  it('takes another port for the proxy and a moment for the history', () => {
    const settings = parseLaunchSettings({ DEVNET_FAULTS_PORT: '9000', DEVNET_START: '1700000000' }, noFile);
    expect(settings).toMatchObject({ ok: true, value: { faultsPort: 9000, historyEnd: 1_700_000_000 } });
  });

  it('lists all faults at once', () => {
    const settings = parseLaunchSettings({ PORT: 'x', DEVNET_PORT: 'y', DEVNET_REPORT_SECONDS: 'z' }, noFile);
    expect(settings.ok ? [] : settings.error).toHaveLength(3);
  });
});

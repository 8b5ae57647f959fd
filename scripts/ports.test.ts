import { describe, expect, it, vi } from 'vitest';

import { findBusyPorts } from './ports';

/** Why listening on a port fails; every other port is free. Stands in for the network: unit tests open no socket. */
const failures = vi.hoisted(() => new Map<number, string>());

vi.mock('node:net', () => ({
  createServer: () => {
    let fail: (error: Error) => void;
    return {
      once: (_: string, handler: (error: Error) => void) => {
        fail = handler;
      },
      listen: ({ port }: { port: number }, listening: () => void) => {
        const code = failures.get(port);
        if (code === undefined) listening();
        else fail(Object.assign(new Error(code), { code }));
      },
      close: (closed: () => void) => closed(),
    };
  },
}));

describe('findBusyPorts', () => {
  const needed = [
    { port: 80, setting: 'PORT', purpose: 'the app' },
    { port: 8545, setting: 'DEVNET_PORT', purpose: 'the local chain' },
  ];

  it('says nothing about free ports', async () => {
    failures.clear();
    expect(await findBusyPorts(needed)).toEqual([]);
  });

  it('names the port, what it is for, and the setting that changes it', async () => {
    failures.clear();
    failures.set(8545, 'EADDRINUSE');
    expect(await findBusyPorts(needed)).toEqual([
      'Port 8545 (the local chain) is in use. Stop the program on it, or choose another with DEVNET_PORT=8546.',
    ]);
  });

  it('tells a forbidden port from a busy one', async () => {
    failures.clear();
    failures.set(80, 'EACCES');
    expect(await findBusyPorts(needed)).toEqual([
      'Port 80 (the app) needs more rights. Choose another with PORT=8080.',
    ]);
  });

  it('does not hide any other failure', async () => {
    failures.clear();
    failures.set(80, 'ENETDOWN');
    await expect(findBusyPorts(needed)).rejects.toThrow('ENETDOWN');
  });
});

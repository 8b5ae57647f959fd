import { createServer } from 'node:net';

/** A port this command needs, and the setting that chooses another. */
export type NeededPort = { readonly port: number; readonly setting: string; readonly purpose: string };

/** Says for each needed port that cannot be had what to do; empty when all are free. */
export async function findBusyPorts(needed: readonly NeededPort[]): Promise<readonly string[]> {
  const states = await Promise.all(needed.map(async (one) => ({ ...one, state: await portState(one.port) })));
  return states.flatMap(({ port, setting, purpose, state }) => {
    if (state === 'free') return [];
    const problem = state === 'busy' ? 'is in use. Stop the program on it, or choose' : 'needs more rights. Choose';
    const other = state === 'busy' ? port + 1 : port + 8_000;
    return [`Port ${port} (${purpose}) ${problem} another with ${setting}=${other}.`];
  });
}

/** Whether 127.0.0.1:`port` can be listened on now. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await portState(port)) === 'free';
}

function portState(port: number): Promise<'free' | 'busy' | 'forbidden'> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('busy');
      else if (error.code === 'EACCES') resolve('forbidden');
      else reject(error);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve('free')));
  });
}

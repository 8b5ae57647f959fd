import { DEVNET_CHAIN_ID } from '@/lib/chain/networks';

import type { Child, ChildProcesses } from './child-processes';
import { nativeToolPath } from './native-tool';

const READY_TIMEOUT_MS = 20_000;

export type AnvilOptions = {
  readonly port: number;
  /** Timestamp of block 0, in Unix seconds. In the past when history is to be seeded up to now. */
  readonly genesisTimestamp: number;
  /** Where it puts the states of past blocks, about 2 MB each. */
  readonly statesFolder: string;
};

/** A running local chain. */
export type Anvil = Child & { readonly url: string; readonly port: number };

/**
 * Starts Anvil on the loopback interface and resolves when it says that it listens.
 * Ten unlocked accounts with 10,000 ETH each; every transaction is mined at once; `finalized` is two blocks behind
 * `latest` (one slot an epoch), so that what waits for finality moves within seconds.
 * @throws ProcessEndedEarly or ProcessTooSlow, both with its last output
 */
export async function startAnvil(processes: ChildProcesses, options: AnvilOptions): Promise<Anvil> {
  const child = processes.spawn('Anvil', nativeToolPath('anvil'), [
    ...['--host', '127.0.0.1'],
    ...['--port', String(options.port)],
    ...['--chain-id', String(DEVNET_CHAIN_ID)],
    ...['--timestamp', String(options.genesisTimestamp)],
    ...['--accounts', '10'],
    ...['--balance', '10000'],
    ...['--slots-in-an-epoch', '1'],
    // Its own choice is a folder in the user's home, which nobody clears when it is killed.
    ...['--cache-path', options.statesFolder],
  ]);
  await child.said(/Listening on/, READY_TIMEOUT_MS);
  return { ...child, url: `http://127.0.0.1:${options.port}`, port: options.port };
}

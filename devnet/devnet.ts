import { rmSync } from 'node:fs';
import type { Address } from 'viem';

import { DEVNET_CHAIN_ID } from '@/lib/chain/networks';

import { type Anvil, startAnvil } from './anvil';
import type { ChildProcesses } from './child-processes';
import { connectDevnet, type DevnetClient } from './client';
import { followWallClock, wallClock } from './clock';
import { deploymentFile, writeContractFiles } from './contracts';
import { type DeployAccounts, deployProtocol } from './deploy';
import type { DevnetLink } from './devnet-link';
import { setLiveFrames } from './frames';
import { HISTORY_DAYS } from './history';
import { startLive } from './live';
import { installMulticall3 } from './multicall3';
import { registerOperators } from './operators';
import { firstFrameAt, seedHistory } from './seed';

const DAY = 86_400;
/** Anvil's last account holds every role, so that those before it are free for people and tests. */
const OPERATOR_ACCOUNT = 9;
/** Nobody's: only earns fees. */
const TREASURY: Address = '0x000000000000000000000000000000007eA50124';

export type DevnetOptions = {
  readonly port: number;
  /** Where its files go; emptied first. */
  readonly folder: string;
  readonly blockSeconds: number;
  readonly reportSeconds: number;
  /** Runs a part of the work and shows that it takes time. */
  readonly step: <T>(title: string, work: () => Promise<T>) => Promise<T>;
};

/** A local chain with the protocol on it, ninety days old and alive. */
export type Devnet = DevnetLink & {
  readonly anvil: Anvil;
  /** The app's deployment file. */
  readonly deploymentFile: string;
  /** Ends blocks and reports; Anvil itself ends with its processes. */
  readonly stopLive: () => Promise<void>;
};

/** Starts Anvil, deploys the protocol, plays its history up to now, and lets it live. */
export async function startDevnet(processes: ChildProcesses, options: DevnetOptions): Promise<Devnet> {
  rmSync(options.folder, { recursive: true, force: true });
  const end = wallClock();
  const genesisTimestamp = end - (HISTORY_DAYS + 1) * DAY;
  const anvil = await startAnvil(processes, { port: options.port, genesisTimestamp });
  const client = connectDevnet(anvil.url);
  const link = await options.step('Deploying contracts', () => deploy(client, options.folder, end));
  await options.step(`Playing ${HISTORY_DAYS} days of history`, () => seedHistory(link, end));
  await followWallClock(client);
  await setLiveFrames(link);
  writeContractFiles(options.folder, link.contracts, DEVNET_CHAIN_ID);
  const live = startLive(link, {
    blockSeconds: options.blockSeconds,
    reportSeconds: options.reportSeconds,
    onFailure: (what, reason) => console.error(`Devnet: no ${what} this time, trying again. ${reason}`),
  });
  return { ...link, anvil, deploymentFile: deploymentFile(options.folder), stopLive: live.stop };
}

async function deploy(client: DevnetClient, folder: string, end: number): Promise<DevnetLink> {
  await installMulticall3(client);
  const operator = (await client.getAddresses())[OPERATOR_ACCOUNT];
  if (operator === undefined) throw new Error(`The chain has no account number ${OPERATOR_ACCOUNT}.`);
  const accounts: DeployAccounts = { operator, treasury: TREASURY };
  const link = { client, contracts: await deployProtocol(client, accounts, firstFrameAt(end)), folder };
  await registerOperators(link);
  return link;
}

import { rmSync } from 'node:fs';
import path from 'node:path';

import { type Address, parseEther } from 'viem';

import { DEVNET_CHAIN_ID } from '@/lib/chain/networks';

import { type Anvil, startAnvil } from './anvil';
import type { ChildProcesses } from './child-processes';
import { connectDevnet, connectForSeeding, type DevnetClient } from './client';
import { followWallClock, wallClock } from './clock';
import { type DevnetContracts, deploymentFile, writeContractFiles } from './contracts';
import { type DeployAccounts, deployProtocol } from './deploy';
import type { DevnetLink } from './devnet-link';
import { planEpisodes } from './episodes';
import { type FaultProxy, startFaultProxy } from './faults/fault-proxy';
import { deployPriceFeed } from './feed/price-feed';
import { setLiveFrames } from './frames';
import { HISTORY_DAYS } from './history';
import { startLive } from './live';
import { seedPool } from './market/seed-pool';
import { marketTokens } from './market/tokens';
import { installMulticall3 } from './multicall3';
import { registerOperators } from './operators';
import { deployParts } from './parts/parts';
import { deployRocketPool } from './rocket-pool/deploy-rocket-pool';
import { openRocketPool } from './rocket-pool/open-rocket-pool';
import { setLiveUpdates } from './rocket-pool/report-balances';
import { createExampleSafe } from './safe/create-safe';
import { firstFrameAt, seedHistory } from './seed';
import { deployVault } from './vault/deploy-vault';

const DAY = 86_400;
/** Seconds between two blocks of the history that have no time of their own. */
const SEED_BLOCK_SECONDS = 1;
/** What the liquidity of each pool is worth. */
const POOL_DEPTH_WEI = parseEther('1200');
/** Anvil's last account holds every role, so that those before it are free for people and tests. */
const OPERATOR_ACCOUNT = 9;
/** Nobody's: only earns fees. */
const TREASURY: Address = '0x000000000000000000000000000000007eA50124';

export type DevnetOptions = {
  readonly port: number;
  /** Where the proxy that makes faults on demand listens. */
  readonly faultsPort: number;
  /** Where its files go; emptied first. */
  readonly folder: string;
  /** Unix seconds at which the seeded history ends; now unless set. The same start gives the same chain. */
  readonly historyEnd?: number;
  readonly blockSeconds: number;
  readonly reportSeconds: number;
  /** Runs a part of the work and shows that it takes time. */
  readonly step: <T>(title: string, work: () => Promise<T>) => Promise<T>;
};

/** A local chain with the protocol on it, ninety days old and alive. */
export type Devnet = DevnetLink & {
  readonly anvil: Anvil;
  /** In front of Anvil: the address for whoever is to meet faults. */
  readonly proxy: FaultProxy;
  /** The app's deployment file. */
  readonly deploymentFile: string;
  /** Ends blocks, reports, trades and the proxy; Anvil itself ends with its processes. */
  readonly stop: () => Promise<void>;
};

/** Starts Anvil, deploys the protocol, plays its history, and lets it live from now on. */
export async function startDevnet(processes: ChildProcesses, options: DevnetOptions): Promise<Devnet> {
  const { anvil, ...seeded } = await seedDevnet(processes, options);
  const proxy = await startFaultProxy(anvil.url, options.faultsPort);
  const link = { ...seeded, contracts: { ...seeded.contracts, faultsUrl: proxy.url } };
  await followWallClock(link.client);
  await setLiveFrames(link);
  await setLiveUpdates(link);
  writeContractFiles(options.folder, link.contracts, DEVNET_CHAIN_ID);
  const live = startLive(link, {
    blockSeconds: options.blockSeconds,
    reportSeconds: options.reportSeconds,
    onFailure: (what, reason) => console.error(`Devnet: no ${what} this time, trying again. ${reason}`),
  });
  const stop = async () => {
    await live.stop();
    await proxy.stop();
  };
  return { ...link, anvil, proxy, deploymentFile: deploymentFile(options.folder), stop };
}

/** A local chain at the end of its seeded history. Its clock stands there; nothing happens by itself. */
export async function seedDevnet(
  processes: ChildProcesses,
  options: Pick<DevnetOptions, 'port' | 'folder' | 'historyEnd' | 'step'>,
): Promise<DevnetLink & { readonly anvil: Anvil }> {
  rmSync(options.folder, { recursive: true, force: true });
  const end = options.historyEnd ?? wallClock();
  const genesisTimestamp = end - (HISTORY_DAYS + 1) * DAY;
  const anvil = await startAnvil(processes, {
    port: options.port,
    genesisTimestamp,
    statesFolder: path.join(options.folder, 'states'),
  });
  const client = connectForSeeding(anvil.url);
  // Without it, how fast this machine is would be written into the chain.
  await client.setBlockTimestampInterval({ interval: SEED_BLOCK_SECONDS });
  const deployed = await options.step('Deploying contracts', () => deploy(client, options.folder, end));
  const link = await options.step(`Playing ${HISTORY_DAYS} days of history`, () => play(deployed, end));
  await client.removeBlockTimestampInterval();
  return { ...link, client: connectDevnet(anvil.url), anvil };
}

async function deploy(client: DevnetClient, folder: string, end: number): Promise<DevnetLink> {
  await installMulticall3(client);
  const operator = (await client.getAddresses())[OPERATOR_ACCOUNT];
  if (operator === undefined) throw new Error(`The chain has no account number ${OPERATOR_ACCOUNT}.`);
  const accounts: DeployAccounts = { operator, treasury: TREASURY };
  const protocol = await deployProtocol(client, accounts, firstFrameAt(end));
  const parts = await deployParts(client);
  const rocketPool = await deployRocketPool(client, operator);
  const vault = await deployVault(client, operator, parts.weth);
  const feeds = { ethUsd: await deployPriceFeed(client, operator) };
  const link: DevnetLink = { client, contracts: { ...protocol, parts, rocketPool, vault, feeds, pools: [] }, folder };
  await registerOperators(link);
  await openRocketPool(link);
  return openMarket(link);
}

async function openMarket(link: DevnetLink): Promise<DevnetLink> {
  const pools: DevnetContracts['pools'][number][] = [];
  for (const token of marketTokens(link)) pools.push(await seedPool(link, token, POOL_DEPTH_WEI));
  return { ...link, contracts: { ...link.contracts, pools } };
}

async function play(link: DevnetLink, end: number): Promise<DevnetLink> {
  const safe = await createExampleSafe(link);
  await seedHistory(link, end, planEpisodes(link, end, await link.client.getAddresses()));
  const { number, timestamp, stateRoot } = await link.client.getBlock();
  const seeded = { block: Number(number), timestamp: Number(timestamp), stateRoot };
  return { ...link, contracts: { ...link.contracts, safe, seeded } };
}

import { existsSync } from 'node:fs';

import { DEVNET_CHAIN_ID } from '@/lib/chain/networks';

import { connectDevnet, type DevnetClient } from './client';
import { type DevnetContracts, deploymentFile, readContractFile } from './contracts';

/** A connection to a local chain together with what is deployed on it. */
export type DevnetLink = {
  readonly client: DevnetClient;
  readonly contracts: DevnetContracts;
  /** Its state folder, `.devnet/<port>`. */
  readonly folder: string;
};

/** No running local chain was found where it was looked for. */
export class DevnetNotFound extends Error {
  override readonly name = 'DevnetNotFound';

  constructor(
    readonly url: string,
    readonly reason: string,
  ) {
    super(`No devnet at ${url}: ${reason}. Start one with npm start, or name its port with DEVNET_PORT.`);
  }
}

/**
 * Connects to a local chain that another process started.
 * @param folder its state folder, `.devnet/<port>`
 */
export async function openDevnet(url: string, folder: string): Promise<DevnetLink> {
  if (!existsSync(deploymentFile(folder)))
    throw new DevnetNotFound(url, `nothing was ever deployed for it (${folder})`);
  const client = connectDevnet(url);
  const contracts = readContractFile(folder);
  const code = await codeAt(client, url, contracts);
  if (code === undefined) throw new DevnetNotFound(url, 'the chain there has other contracts than its folder says');
  return { client, contracts, folder };
}

async function codeAt(client: DevnetClient, url: string, contracts: DevnetContracts) {
  let chainId: number;
  try {
    chainId = await client.getChainId();
  } catch (error) {
    throw new DevnetNotFound(url, `it does not answer (${error instanceof Error ? error.name : String(error)})`);
  }
  if (chainId !== DEVNET_CHAIN_ID) throw new DevnetNotFound(url, `the chain there has id ${chainId}`);
  return client.getCode({ address: contracts.addresses.Lido });
}

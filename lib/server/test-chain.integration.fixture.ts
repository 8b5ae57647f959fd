import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ChildProcesses } from '@/devnet/child-processes';
import { deploymentFile, writeContractFiles } from '@/devnet/contracts';
import { seedDevnet } from '@/devnet/devnet';
import type { DevnetLink } from '@/devnet/devnet-link';
import { freePort } from '@/devnet/free-port';
import { type Deployment, parseDeployment } from '@/lib/chain/deployment';
import { DEVNET_CHAIN_ID } from '@/lib/chain/networks';

/** A local chain with the protocol on it. Nothing happens on it but what a test does. */
export interface TestChain {
  readonly link: DevnetLink;
  readonly url: string;
  readonly deployment: Deployment;
  mine(blocks: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one on a free port. */
export async function startTestChain(): Promise<TestChain> {
  const processes = new ChildProcesses();
  const port = await freePort();
  const folder = path.join(import.meta.dirname, '..', '..', '.devnet', String(port));
  const link = await seedDevnet(processes, { port, folder, step: (_title, work) => work() });
  writeContractFiles(folder, link.contracts, DEVNET_CHAIN_ID);
  const deployment = parseDeployment(JSON.parse(readFileSync(deploymentFile(folder), 'utf8')));
  if (!deployment.ok) throw new Error(deployment.error.join('; '));
  return {
    link,
    url: link.anvil.url,
    deployment: deployment.value,
    mine: (blocks) => link.client.mine({ blocks, interval: 1 }),
    stop: () => processes.stopAll(),
  };
}

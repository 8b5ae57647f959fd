import { parseGwei } from 'viem';

import type { DevnetLink } from './devnet-link';

/** viem does not know this one of Anvil's methods. */
type Reorg = {
  Method: 'anvil_reorg';
  Parameters: readonly [depth: number, transactions: readonly []];
  ReturnType: null;
};

/** Lets so many seconds pass at once: the next block, which it mines, is that much later, and the clock goes on there. */
export async function warp({ client }: DevnetLink, seconds: number): Promise<void> {
  await client.increaseTime({ seconds });
  await client.mine({ blocks: 1 });
}

/** Replaces the last blocks by empty ones, as if another chain had won: what was in them never happened. */
export async function reorg({ client }: DevnetLink, depth: number): Promise<void> {
  await client.request<Reorg>({ method: 'anvil_reorg', params: [depth, []] });
}

/** Whether transactions are mined. While they are not, blocks, reports and trades stop and transactions stay pending. */
export async function setMining({ client }: DevnetLink, isOn: boolean): Promise<void> {
  await client.setAutomine(isOn);
  // What waited would otherwise wait for the next transaction.
  if (isOn) await client.mine({ blocks: 1 });
}

/** Mines a block with this base fee. It falls again by up to an eighth a block, as demand does. */
export async function spikeBaseFee({ client }: DevnetLink, gwei: string): Promise<void> {
  await client.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei(gwei) });
  await client.mine({ blocks: 1 });
}

import { hashConsensusAbi } from '@/contracts-abi/hash-consensus';

import { untilClockPasses } from './clock';
import type { DevnetLink } from './devnet-link';

/** A slot is a second and an epoch is a slot, so that a report can describe any moment. */
export const SECONDS_PER_SLOT = 1n;
export const SLOTS_PER_EPOCH = 1n;

/** Frames of the seeded history, one report each. */
export const DAILY_FRAME_SECONDS = 86_400n;

/** Frames of a living chain: a local day. */
const LIVE_FRAME_SECONDS = 60n;

/** What is stored depends on the frame the block is in, which may be a later one than when gas was estimated. */
const AMPLE_GAS = 1_000_000n;

/** Makes frames a minute long from now on; the current frame keeps its start. */
export async function setLiveFrames(link: DevnetLink): Promise<void> {
  await setFrameLength(link, LIVE_FRAME_SECONDS);
}

/**
 * Begins a new frame at once, whose reference slot is the latest block's: everything up to now can be reported. Frames
 * are set to the length at which the current one ends with this second, and back when the next has begun. So a frame
 * lasts a minute unless somebody asks for a report earlier, as tests and the command line do.
 * @returns the moment a report has to describe, Unix seconds: the latest block's or a later one, before the next block's
 */
export async function beginFrame(link: DevnetLink): Promise<bigint> {
  const { timestamp } = await link.client.getBlock();
  const elapsed = timestamp - (await currentFrameStart(link));
  await setFrameLength(link, elapsed + SECONDS_PER_SLOT);
  await untilClockPasses(link.client, timestamp);
  await setFrameLength(link, LIVE_FRAME_SECONDS);
  return (await currentFrameStart(link)) - SECONDS_PER_SLOT;
}

/** Unix seconds. */
async function currentFrameStart({ client, contracts }: DevnetLink): Promise<bigint> {
  const [refSlot] = await client.readContract({
    address: contracts.addresses.HashConsensus,
    abi: hashConsensusAbi,
    functionName: 'getCurrentFrame',
  });
  return BigInt(contracts.deployedAt) + (refSlot + 1n) * SECONDS_PER_SLOT;
}

async function setFrameLength({ client, contracts }: DevnetLink, seconds: bigint): Promise<void> {
  await client.writeContractSync({
    address: contracts.addresses.HashConsensus,
    abi: hashConsensusAbi,
    functionName: 'setFrameConfig',
    args: [seconds / (SECONDS_PER_SLOT * SLOTS_PER_EPOCH), 0n],
    account: contracts.operator,
    gas: AMPLE_GAS,
    throwOnReceiptRevert: true,
  });
}

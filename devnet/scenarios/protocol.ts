import { type Address, parseEther } from 'viem';

import { requestFrom, stakeFrom } from '../accounts';
import { actAs } from '../act-as';
import {
  pauseQueue,
  pauseStaking,
  reportLoss,
  resumeProtocol,
  resumeQueue,
  resumeStaking,
  stopProtocol,
} from '../controls';
import type { DevnetLink } from '../devnet-link';
import { drainBuffer, fillStakingLimit, finalizeAll, refillStakingLimit, setBunkerMode } from '../pool-controls';
import type { Scenario } from './scenario';

/** Nobody's: asks for a lot at once. */
const LEAVER: Address = '0x0000000000000000000000000000000000001ea7';
const LOSS_PERCENT = 0.5;
const QUEUE_REQUESTS = 30;
const REQUEST_WEI = parseEther('20');
/** As deployed. */
const USUAL_LIMIT_ETHER = '150000';

/** The last report was a loss of half a percent; requests that waited were paid less than they asked for. */
export const afterLoss: Scenario = {
  about: `a report lost ${LOSS_PERCENT} % of the pool`,
  play: async (link) => {
    await reportLoss(link, LOSS_PERCENT);
  },
};

export const limitExhausted: Scenario = {
  about: 'the staking limit is used up and comes back very slowly',
  play: async (link) => {
    await fillStakingLimit(link);
  },
  undo: (link) => refillStakingLimit(link, USUAL_LIMIT_ETHER),
};

export const stakingPaused: Scenario = { about: 'no stakes are taken', play: pauseStaking, undo: resumeStaking };

export const queuePaused: Scenario = {
  about: 'no withdrawal requests are taken and none is finalized; claims stay open',
  play: pauseQueue,
  undo: resumeQueue,
};

export const protocolStopped: Scenario = {
  about: 'the whole protocol stands still, transfers included',
  play: stopProtocol,
  undo: resumeProtocol,
};

export const bunkerMode: Scenario = {
  about: 'the oracle has switched bunker mode on',
  play: (link) => setBunkerMode(link, true),
  undo: (link) => setBunkerMode(link, false),
};

export const longQueue: Scenario = {
  about: `${QUEUE_REQUESTS} more requests wait, several reports' worth`,
  play: async (link) => {
    await actAs(link.client, LEAVER);
    await stakeFrom(link, LEAVER, REQUEST_WEI * BigInt(QUEUE_REQUESTS) + 1_000n);
    // Left in the buffer, the stake would pay the requests at the next report.
    await drainBuffer(link);
    for (let made = 0; made < QUEUE_REQUESTS; made++) await requestFrom(link, LEAVER, REQUEST_WEI);
  },
  undo: async (link: DevnetLink) => {
    await finalizeAll(link);
  },
};

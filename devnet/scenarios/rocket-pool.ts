import { parseEther } from 'viem';

import {
  drainCollateral,
  emptyPool,
  fillPool,
  refillCollateral,
  setDepositsEnabled,
} from '../rocket-pool/rocket-pool-controls';
import type { Scenario } from './scenario';

const ROOM_ETHER = '0.5';
const REFILL_WEI = parseEther('200');

export const rocketDepositsDisabled: Scenario = {
  about: 'Rocket Pool takes no deposits',
  play: (link) => setDepositsEnabled(link, false),
  undo: (link) => setDepositsEnabled(link, true),
};

export const rocketPoolFull: Scenario = {
  about: `Rocket Pool's deposit pool has room for ${ROOM_ETHER} ETH`,
  play: (link) => fillPool(link, parseEther(ROOM_ETHER)),
  undo: emptyPool,
};

export const rocketNoCollateral: Scenario = {
  about: 'there is nothing that a burn of acETH could be paid from',
  play: async (link) => {
    await drainCollateral(link);
  },
  undo: (link) => refillCollateral(link, REFILL_WEI),
};

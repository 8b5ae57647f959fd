import { depegged } from './market';
import { nodeAway, nodeBehind, nodeBusy, nodeSlow } from './node';
import {
  afterLoss,
  bunkerMode,
  limitExhausted,
  longQueue,
  protocolStopped,
  queuePaused,
  stakingPaused,
} from './protocol';
import type { Scenario } from './scenario';

/** Every scenario by its name. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'after-loss': afterLoss,
  'bunker-mode': bunkerMode,
  depegged,
  'limit-exhausted': limitExhausted,
  'long-queue': longQueue,
  'node-away': nodeAway,
  'node-behind': nodeBehind,
  'node-busy': nodeBusy,
  'node-slow': nodeSlow,
  'protocol-stopped': protocolStopped,
  'queue-paused': queuePaused,
  'staking-paused': stakingPaused,
};

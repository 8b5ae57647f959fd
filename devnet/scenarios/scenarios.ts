import { priceBroken, priceStale } from './feed';
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
import { rocketDepositsDisabled, rocketNoCollateral, rocketPoolFull } from './rocket-pool';
import type { Scenario } from './scenario';
import { vaultAfterLoss, vaultPaused } from './vault';

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
  'price-broken': priceBroken,
  'price-stale': priceStale,
  'protocol-stopped': protocolStopped,
  'queue-paused': queuePaused,
  'rocket-deposits-disabled': rocketDepositsDisabled,
  'rocket-no-collateral': rocketNoCollateral,
  'rocket-pool-full': rocketPoolFull,
  'staking-paused': stakingPaused,
  'vault-after-loss': vaultAfterLoss,
  'vault-paused': vaultPaused,
};

import 'server-only';

import type { ConsensusSource } from '@/lib/domain/consensus-layer';
import type { LidoContracts, LidoPool } from '@/lib/protocols/lido/pool';

import { serverSettings } from '../env';
import { logger } from '../logger';
import { oncePerProcess } from '../once-per-process';
import { BeaconSource } from './beacon-source';

/** What the beacon node of this server says of Lido's validators that leave; that there is none, or why it does not. */
export function beaconOf(pool: LidoPool, { withdrawalVault }: LidoContracts): ConsensusSource {
  const { beaconUrl, deployment } = serverSettings();
  if (beaconUrl === null) return { status: 'off' };
  const source = oncePerProcess(
    'beacon',
    () =>
      new BeaconSource(beaconUrl, {
        nowMs: () => Date.now(),
        note: (error) => logger().warn({ err: error }, 'the beacon node could not be read'),
      }),
  );
  const network = { chainId: deployment.chainId, clock: pool.payout.clock };
  return source.known({ network, vault: withdrawalVault });
}

import 'server-only';

import type { LiveState } from '@/lib/protocols/live-state';
import { PROTOCOL_NAMES } from '@/lib/protocols/pool-facts';
import { poolsOfPicture } from '@/lib/protocols/pool-pictures';
import type { PoolId } from '@/lib/protocols/protocol';

import { clientConfig } from './client-config';

/** A pool of the deployment by the name that people know it by. */
export interface NamedPool {
  readonly id: PoolId;
  readonly name: string;
}

/** The deployment's pools in its order; as the newest picture names them, by their protocol while there is none. */
export function namedPools(live: LiveState): readonly NamedPool[] {
  const pictures = live.status === 'unavailable' ? [] : poolsOfPicture(live.snapshot);
  return clientConfig().pools.map(({ id, protocol }) => ({
    id,
    name: pictures.find((one) => one.id === id)?.name ?? PROTOCOL_NAMES[protocol],
  }));
}

import 'server-only';

import { PROTOCOL_NAMES } from '@/lib/protocols/pool-facts';
import { poolsOfPicture } from '@/lib/protocols/pool-pictures';
import type { PoolId } from '@/lib/protocols/protocol';

import { clientConfig } from './client-config';
import { currentLive } from './live';

/** A pool of the deployment by the name that people know it by, and a page for it. */
export interface PoolLink {
  readonly id: PoolId;
  readonly name: string;
  readonly href: string;
}

/**
 * The deployment's pools in its order; as the newest picture names them, by their protocol while there is none.
 * @param hrefOf the page of a pool
 */
export async function poolLinks(hrefOf: (id: PoolId) => string): Promise<readonly PoolLink[]> {
  const live = await currentLive();
  const pictures = live.status === 'unavailable' ? [] : poolsOfPicture(live.snapshot);
  return clientConfig().pools.map(({ id, protocol }) => ({
    id,
    name: pictures.find((one) => one.id === id)?.name ?? PROTOCOL_NAMES[protocol],
    href: hrefOf(id),
  }));
}

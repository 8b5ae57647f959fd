import type { LiveSnapshot, PoolPicture } from './live-state';
import { PROTOCOL_NAMES } from './pool-facts';
import type { PoolId, ProtocolId } from './protocol';

/** Every pool of a picture in the deployment's order, Lido's first. */
export function poolPictures(snapshot: LiveSnapshot): readonly PoolPicture[] {
  return [{ status: 'ready', pool: snapshot.pool, history: snapshot.history }, ...snapshot.others];
}

/** A pool's id, whether it could be read or not. */
export function idOfPicture(picture: PoolPicture): PoolId {
  return picture.status === 'ready' ? picture.pool.id : picture.id;
}

/** Which protocol a pool is of, whether it could be read or not. */
export function protocolOfPicture(picture: PoolPicture): ProtocolId {
  return picture.status === 'ready' ? picture.pool.protocol : picture.protocol;
}

/** What people call a pool. */
export function nameOfPicture(picture: PoolPicture): string {
  return PROTOCOL_NAMES[protocolOfPicture(picture)];
}

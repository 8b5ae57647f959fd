import type { PoolFacts } from './facts';
import type { LiveSnapshot, PoolPicture, RateHistory } from './live-state';
import { factsOf, PROTOCOL_NAMES } from './pool-facts';
import { poolOfKind } from './pool-kinds';
import type { BlockRef, PoolBase, PoolId, StakingProtocolId } from './protocol';

/** A pool that could be read, with what it says of itself. */
export interface ReadPool {
  readonly status: 'ready';
  readonly id: PoolId;
  readonly name: string;
  readonly protocol: StakingProtocolId;
  readonly pool: PoolBase;
  readonly facts: PoolFacts;
  readonly history: RateHistory;
  readonly block: BlockRef;
}

/** A pool of a picture, whether it could be read or not. */
export type PictureOfPool =
  | ReadPool
  | {
      readonly status: 'failed';
      readonly id: PoolId;
      readonly name: string;
      readonly protocol: StakingProtocolId;
      readonly reason: string;
    };

/** Every pool of a picture in the deployment's order, Lido's first. */
export function poolsOfPicture({ pool, history, others, block }: LiveSnapshot): readonly PictureOfPool[] {
  const all: readonly PoolPicture[] = [{ status: 'ready', pool, history }, ...others];
  return all.map((picture) => readOrFailed(picture, block));
}

function readOrFailed(picture: PoolPicture, block: BlockRef): PictureOfPool {
  if (picture.status === 'failed') return { ...picture, name: PROTOCOL_NAMES[picture.protocol] };
  const { history } = picture;
  const pool = poolOfKind(picture.pool);
  const facts = factsOf(pool, block.number);
  return { status: 'ready', id: pool.id, name: facts.name, protocol: pool.protocol, pool, facts, history, block };
}

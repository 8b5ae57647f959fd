'use client';

import { WithOtherPool } from '@/components/pool/with-other-pool';
import type { PoolId } from '@/lib/protocols/protocol';

import { OtherStakeForm } from './other-stake-form';

/** The left column of another pool's deposit page. */
export function OtherStake({ id }: { readonly id: PoolId }) {
  return <WithOtherPool id={id}>{(pool) => <OtherStakeForm pool={pool} />}</WithOtherPool>;
}

'use client';

import { WithOtherPool } from '@/components/pool/with-other-pool';
import type { PoolId } from '@/lib/protocols/protocol';

import { OtherWithdrawForm } from './other-withdraw-form';

/** The left column of another pool's page for leaving. */
export function OtherWithdraw({ id }: { readonly id: PoolId }) {
  return <WithOtherPool id={id}>{(pool) => <OtherWithdrawForm pool={pool} />}</WithOtherPool>;
}

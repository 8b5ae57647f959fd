'use client';

import { WithPool } from '@/components/pool/with-pool';

import { StakeForm } from './stake-form';

/** The stake page's left column. */
export function Stake() {
  return <WithPool>{(context) => <StakeForm context={context} />}</WithPool>;
}

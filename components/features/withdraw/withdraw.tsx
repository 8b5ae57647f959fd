'use client';

import { useState } from 'react';

import { WithPool } from '@/components/pool/with-pool';
import type { LidoToken } from '@/lib/protocols/asset';

import { WithdrawForm } from './withdraw-form';

/** The withdraw page's left column. */
export function Withdraw() {
  const [token, setToken] = useState<LidoToken>('rebasing');
  // Another token is another form: an amount of one means nothing in the other.
  return (
    <WithPool>{(context) => <WithdrawForm key={token} context={context} token={token} onToken={setToken} />}</WithPool>
  );
}

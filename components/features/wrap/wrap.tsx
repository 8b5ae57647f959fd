'use client';

import { useState } from 'react';

import { WithPool } from '@/components/pool/with-pool';

import { type WrapDirection, WrapForm } from './wrap-form';

/** The wrap page's left column. */
export function Wrap() {
  const [direction, setDirection] = useState<WrapDirection>('wrap');
  // A new direction is a new form: an amount of one token means nothing in the other.
  return (
    <WithPool>
      {(context) => <WrapForm key={direction} context={context} direction={direction} onDirection={setDirection} />}
    </WithPool>
  );
}

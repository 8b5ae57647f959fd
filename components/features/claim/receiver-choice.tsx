'use client';

import { lazy, Suspense, useState } from 'react';
import type { Address } from 'viem';

import { Segmented } from '@/components/ui/segmented';

import { OWN_ACCOUNT, type Receiver } from './receiver';

/** Only somebody who wants another account paid asks for this file. */
const OtherReceiver = lazy(() => import('./other-receiver'));

interface ReceiverChoiceProps {
  readonly account: Address;
  onReceiver(receiver: Receiver): void;
}

/** Whether the account that claims is paid, or another one. */
export function ReceiverChoice({ account, onReceiver }: ReceiverChoiceProps) {
  const [who, setWho] = useState<'own' | 'other'>('own');
  const choose = (next: 'own' | 'other') => {
    setWho(next);
    onReceiver(next === 'own' ? OWN_ACCOUNT : { kind: 'open', words: 'Enter the account that is to be paid.' });
  };
  return (
    <div className="grid gap-4">
      <Segmented
        legend="Who is paid"
        value={who}
        onChange={choose}
        options={[
          { value: 'own', label: 'Pay this account' },
          { value: 'other', label: 'Pay another account' },
        ]}
      />
      {who === 'other' && (
        <Suspense fallback={<p className="text-sm text-muted">Loading…</p>}>
          <OtherReceiver account={account} onReceiver={onReceiver} />
        </Suspense>
      )}
    </div>
  );
}

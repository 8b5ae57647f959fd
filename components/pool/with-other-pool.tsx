'use client';

import type { ReactNode } from 'react';

import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { type OtherPool, useOtherPool } from '@/hooks/use-other-pool';
import type { PoolId } from '@/lib/protocols/protocol';

interface WithOtherPoolProps {
  readonly id: PoolId;
  readonly children: (pool: OtherPool) => ReactNode;
}

/** Renders what needs another pool's figures, or says why there are none. */
export function WithOtherPool({ id, children }: WithOtherPoolProps) {
  const found = useOtherPool(id);
  if (!found.ok)
    return (
      <Notice tone="loss" title="This pool cannot be read now:" role="status">
        {found.error}. Nothing can be deposited or given back here until it answers; this page goes on by itself. The{' '}
        <TextLink href="/protocols">other pools</TextLink> are not affected.
      </Notice>
    );
  const { positionFault } = found.value;
  return (
    <>
      {positionFault !== null && (
        <div className="mb-5.5">
          <Notice tone="caution" title="What you have here cannot be read now:" role="status">
            {positionFault}. It is read again, through your wallet, before you sign.
          </Notice>
        </div>
      )}
      {children(found.value)}
    </>
  );
}

'use client';

import type { Hash } from 'viem';

import { CopyButton } from '@/components/ui/copy-button';
import { Mono } from '@/components/ui/mono';
import { TextLink } from '@/components/ui/text-link';
import { useClientConfig } from '@/hooks/client-config-context';

/** A transaction's hash, to copy, and to open where the network has an explorer. */
export function TransactionLink({ hash }: { readonly hash: Hash }) {
  const { explorer } = useClientConfig();
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      {explorer === null ? (
        <Mono value={hash} short />
      ) : (
        <TextLink href={`${explorer}/tx/${hash}`}>
          <Mono value={hash} short />
        </TextLink>
      )}
      <CopyButton text={hash} what="the transaction’s hash" />
    </span>
  );
}

import { headers } from 'next/headers';
import type { Address } from 'viem';

import { Position } from '@/components/features/position/position';
import { Notice } from '@/components/ui/notice';
import { clientConfig } from '@/lib/server/client-config';
import { historyAskOf, pageOf } from '@/lib/server/position/history-ask';
import { readPosition } from '@/lib/server/position/read-position';

interface AccountPositionProps {
  readonly account: Address;
  readonly name: string | null;
  readonly isOwn: boolean;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
}

/** An account's position, read now. */
export async function AccountPosition({ account, name, isOwn, path, query }: AccountPositionProps) {
  const found = await readPosition(account, historyAskOf(query));
  if (!found.ok) {
    return (
      <>
        <h1 className="mb-6.5">Position</h1>
        <Notice tone="loss" title="The account cannot be read now:">
          {found.error}. Load the page again in a moment.
        </Notice>
      </>
    );
  }
  const site = await originOf();
  const { explorer } = clientConfig();
  return (
    <Position view={found.value} {...{ name, isOwn, path, site, explorer }} requestsPage={pageOf(query.requests)} />
  );
}

/** Where visitors reach this server, as their browser says. */
async function originOf(): Promise<string> {
  const given = await headers();
  const scheme = given.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
  return `${scheme}://${given.get('host') ?? ''}`;
}

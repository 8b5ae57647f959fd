import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';

import { AccountLookup } from '@/components/features/position/account-lookup';
import { ConnectedPosition } from '@/components/features/position/connected-position';
import { TextLink } from '@/components/ui/text-link';
import { ACCOUNT_COOKIE, accountFromCookie } from '@/lib/account-cookie';
import { serverSettings } from '@/lib/server/env';
import { findAccount } from '@/lib/server/position/find-account';

import { AccountPosition } from './account-position';

export const metadata: Metadata = {
  title: 'Position',
  description: 'What an account holds in each pool, what it is worth, and what it earned, report by report.',
};

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, unknown>>>;
}

/** The visitor's own position; without an account, a way to look at any. */
export default async function PositionPage({ searchParams }: PageProps) {
  const [query, store] = await Promise.all([searchParams, cookies()]);
  const asked = typeof query.account === 'string' ? query.account : null;
  const found = asked === null ? null : await findAccount(asked);
  if (found?.ok) redirect(`/position/${found.value.name ?? found.value.account}`);
  const own = accountFromCookie(store.get(ACCOUNT_COOKIE)?.value);
  if (own !== null && asked === null)
    return <AccountPosition account={own} name={null} isOwn path="/position" query={query} />;
  const fault = found === null || found.ok ? undefined : { text: asked ?? '', words: found.error.words };
  return (
    <>
      <h1>Position</h1>
      <p className="mt-2 mb-6.5 max-w-[64ch] text-muted">
        What an account holds in each pool, what it is worth, and what it earned, report by report, adding up to the
        last digit. Connect a wallet to see yours, or look at any account.
      </p>
      <div className="grid gap-9">
        <div>
          <ConnectedPosition />
        </div>
        <AccountLookup fault={fault} takesNames={serverSettings().deployment.ens !== undefined} />
        <p className="text-sm text-muted">
          Nothing staked yet? <TextLink href="/">Stake ETH</TextLink>, or{' '}
          <TextLink href="/learn">read how it works</TextLink>.
        </p>
      </div>
    </>
  );
}

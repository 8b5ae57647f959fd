import type { Metadata } from 'next';

import { AccountLookup } from '@/components/features/position/account-lookup';
import { serverSettings } from '@/lib/server/env';
import { findAccount } from '@/lib/server/position/find-account';

import { AccountPosition } from '../account-position';

interface PageProps {
  readonly params: Promise<{ readonly account: string }>;
  readonly searchParams: Promise<Readonly<Record<string, unknown>>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const text = decodeURIComponent((await params).account);
  const short = /^0x[0-9a-fA-F]{40}$/.test(text) ? `${text.slice(0, 6)}…${text.slice(-4)}` : text;
  return { title: `Position of ${short}`, robots: { index: false } };
}

/** Any account's position: by its address, or by its name where the network has a registry. */
export default async function AccountPage({ params, searchParams }: PageProps) {
  const text = decodeURIComponent((await params).account);
  const found = await findAccount(text);
  if (!found.ok) {
    return (
      <>
        <h1 className="mb-6.5">Position</h1>
        <AccountLookup
          fault={{ text, words: found.error.words }}
          takesNames={serverSettings().deployment.ens !== undefined}
        />
      </>
    );
  }
  const { account, name } = found.value;
  return (
    <AccountPosition
      account={account}
      name={name}
      isOwn={false}
      path={`/position/${name ?? account}`}
      query={await searchParams}
    />
  );
}

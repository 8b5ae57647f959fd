import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { PoolGuardSections } from '@/components/features/protocols/pool-guards';
import { PoolOperators } from '@/components/features/protocols/pool-operators';
import { PoolOverview } from '@/components/features/protocols/pool-overview';
import { PoolRecords } from '@/components/features/protocols/pool-records';
import { TextLink } from '@/components/ui/text-link';
import { stakeHref, withdrawHref } from '@/lib/pool-links';
import { PROTOCOL_NAMES } from '@/lib/protocols/pool-facts';
import { poolsOfPicture } from '@/lib/protocols/pool-pictures';
import { recordsOf } from '@/lib/protocols/records-of';
import { clientConfig } from '@/lib/server/client-config';
import { currentLive } from '@/lib/server/live';
import { poolOversight } from '@/lib/server/oversight/pool-oversight';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** The pool's name as the address tells it, without waiting for the chain. */
async function findRef({ params }: PageProps) {
  const { id } = await params;
  return clientConfig().pools.find((ref) => ref.id === id) ?? null;
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const ref = await findRef(props);
  if (ref === null) return { title: 'Not found' };
  const name = PROTOCOL_NAMES[ref.protocol];
  return {
    title: name,
    description: `${name}: rate history, yearly rate, fee, limits, operators, contracts, roles, audits and incidents.`,
  };
}

/** One pool in full: figures of the newest block, and who runs and steers it. */
export default async function PoolPage(props: PageProps) {
  const ref = await findRef(props);
  if (ref === null) notFound();
  const { network, chainName, explorer } = clientConfig();
  const live = await currentLive();
  const snapshot = live.status === 'unavailable' ? null : live.snapshot;
  const pool = snapshot === null ? undefined : poolsOfPicture(snapshot).find(({ id }) => id === ref.id);
  const oversight = snapshot === null ? null : await poolOversight(ref.id, snapshot.block);
  const name = PROTOCOL_NAMES[ref.protocol];
  return (
    <>
      <p className="text-sm text-muted">
        <TextLink href="/protocols">All protocols</TextLink>
      </p>
      <h1 className="mt-1 mb-6.5">
        {pool?.name ?? name} <span className="text-xl font-normal text-muted">on {chainName}</span>
      </h1>
      <p className="-mt-4 mb-6.5 flex flex-wrap gap-x-6 gap-y-1">
        <TextLink href={stakeHref(ref.id)}>{ref.protocol === 'lido' ? 'Stake with it' : 'Deposit in it'}</TextLink>
        <TextLink href={withdrawHref(ref.id)}>Ways out of it</TextLink>
      </p>
      <PoolOverview id={ref.id} />
      {oversight !== null && (
        <>
          <PoolOperators operators={oversight.operators} />
          <PoolGuardSections guards={oversight.guards} explorer={explorer} />
        </>
      )}
      <PoolRecords
        records={recordsOf(ref.protocol)}
        name={name}
        isPublic={network === 'mainnet' || network === 'hoodi'}
      />
    </>
  );
}

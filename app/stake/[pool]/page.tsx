import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';

import { OtherStake } from '@/components/features/stake/other-stake';
import { TwoColumns } from '@/components/layout/two-columns';
import { OtherPoolFigures } from '@/components/pool/other-pool-figures';
import { PoolChoice } from '@/components/pool/pool-choice';
import { stakeHref } from '@/lib/pool-links';
import { poolLinks } from '@/lib/server/pool-links';

interface PageProps {
  readonly params: Promise<{ readonly pool: string }>;
}

async function poolsOf({ params }: PageProps) {
  const [{ pool: id }, pools] = [await params, await poolLinks(stakeHref)];
  return { pools, chosen: pools.find((pool) => pool.id === id) ?? null };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { chosen } = await poolsOf(props);
  return { title: chosen === null ? 'Not found' : `Deposit in ${chosen.name}` };
}

/** Deposit in a pool other than Lido's, which has the first page. */
export default async function OtherStakePage(props: PageProps) {
  const { pools, chosen } = await poolsOf(props);
  if (chosen === null) notFound();
  if (chosen.href !== `/stake/${chosen.id}`) permanentRedirect(chosen.href);
  return (
    <TwoColumns
      title={`Deposit in ${chosen.name}`}
      lede="You get one token, whose number stays and whose value grows as the pool earns. It is yours to move."
      does={
        <>
          <PoolChoice label="Where to stake" pools={pools} current={chosen.id} />
          <OtherStake id={chosen.id} />
        </>
      }
      tells={<OtherPoolFigures id={chosen.id} />}
    />
  );
}

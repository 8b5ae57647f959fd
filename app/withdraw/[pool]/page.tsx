import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';

import { OtherWithdraw } from '@/components/features/withdraw/other-withdraw';
import { TwoColumns } from '@/components/layout/two-columns';
import { OtherPoolFigures } from '@/components/pool/other-pool-figures';
import { PoolChoice } from '@/components/pool/pool-choice';
import { YourVaultRequests } from '@/components/pool/your-vault-requests';
import { withdrawHref } from '@/lib/pool-links';
import { poolLinks } from '@/lib/server/pool-links';

interface PageProps {
  readonly params: Promise<{ readonly pool: string }>;
}

async function poolsOf({ params }: PageProps) {
  const [{ pool: id }, pools] = [await params, await poolLinks(withdrawHref)];
  return { pools, chosen: pools.find((pool) => pool.id === id) ?? null };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { chosen } = await poolsOf(props);
  return { title: chosen === null ? 'Not found' : `Withdraw from ${chosen.name}` };
}

/** Leave a pool other than Lido's, whose page this one stands below. */
export default async function OtherWithdrawPage(props: PageProps) {
  const { pools, chosen } = await poolsOf(props);
  if (chosen === null) notFound();
  if (chosen.href !== `/withdraw/${chosen.id}`) permanentRedirect(chosen.href);
  return (
    <TwoColumns
      title={`Withdraw from ${chosen.name}`}
      lede="Give your tokens back to the pool, or sell them. Every way out is compared before you sign; none is chosen for you."
      does={
        <>
          <PoolChoice label="What to withdraw from" pools={pools} current={chosen.id} />
          <OtherWithdraw id={chosen.id} />
        </>
      }
      tells={
        <div className="grid gap-10">
          <YourVaultRequests id={chosen.id} />
          <OtherPoolFigures id={chosen.id} />
        </div>
      }
    />
  );
}

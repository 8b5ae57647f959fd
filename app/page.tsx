import { Stake } from '@/components/features/stake/stake';
import { StakeLede } from '@/components/features/stake/stake-lede';
import { TwoColumns } from '@/components/layout/two-columns';
import { PoolChoice } from '@/components/pool/pool-choice';
import { PoolFigures } from '@/components/pool/pool-figures';
import { stakeHref } from '@/lib/pool-links';
import { currentLive } from '@/lib/server/live';
import { namedPools } from '@/lib/server/pool-names';

/** Stake ETH, with Lido unless another pool is chosen. */
export default async function StakePage() {
  const pools = namedPools(await currentLive()).map((pool) => ({ ...pool, href: stakeHref(pool.id) }));
  return (
    <TwoColumns
      title="Stake ETH"
      lede={<StakeLede />}
      does={
        <>
          <PoolChoice label="Where to stake" pools={pools} current="lido" />
          <Stake />
        </>
      }
      tells={<PoolFigures />}
    />
  );
}

import { Stake } from '@/components/features/stake/stake';
import { StakeLede } from '@/components/features/stake/stake-lede';
import { TwoColumns } from '@/components/layout/two-columns';
import { PoolChoice } from '@/components/pool/pool-choice';
import { PoolFigures } from '@/components/pool/pool-figures';
import { stakeHref } from '@/lib/pool-links';
import { poolLinks } from '@/lib/server/pool-links';

/** Stake ETH, with Lido unless another pool is chosen. */
export default async function StakePage() {
  const pools = await poolLinks(stakeHref);
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

import { Stake } from '@/components/features/stake/stake';
import { StakeLede } from '@/components/features/stake/stake-lede';
import { TwoColumns } from '@/components/layout/two-columns';
import { PoolFigures } from '@/components/pool/pool-figures';

/** Stake ETH. */
export default function StakePage() {
  return <TwoColumns title="Stake ETH" lede={<StakeLede />} does={<Stake />} tells={<PoolFigures />} />;
}

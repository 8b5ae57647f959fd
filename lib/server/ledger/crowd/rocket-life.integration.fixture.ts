import { type Address, encodeFunctionData, parseEther } from 'viem';

import { rocketDepositPoolAbi } from '@/contracts-abi/rocket-deposit-pool';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';
import type { DevnetLink } from '@/devnet/devnet-link';
import type { Random } from '@/devnet/random';
import { assign } from '@/devnet/rocket-pool/acquire-reth';
import { poolCall } from '@/devnet/rocket-pool/guardian';
import { setLiveUpdates } from '@/devnet/rocket-pool/report-balances';
import { prepareRate } from '@/devnet/rocket-pool/report-rate';

import { type Act, type CrowdPool, isLossDay, otherThan } from './crowd-pool.integration.fixture';
import { partOf, someOf } from './random-amounts.integration.fixture';
import { keepRocketBooks, rocketReportBlocks, rocketStates } from './rocket-reading.integration.fixture';
import type { CrowdCall } from './send-together.integration.fixture';

const PARTS_PER_MILLION = 1_000_000n;
const MOST_LOST_PPM = 2_500;
const MOST_GAINED_PPM = 500;
/** Seconds from the moment a report describes to the block it lands in. */
const REPORT_LAG = 12n;

/** Rocket Pool: deposit, send, burn. */
export const rocketLife: CrowdPool = {
  name: 'rocket-pool',
  acts: ['deposit for acETH', 'transfer acETH', 'burn acETH'],
  firstSteps: (link) => [(from, random) => depositOf(link, from, random)],
  choices,
  report,
  readStates: rocketStates,
  keepBooks: (link, _members, blocks) => keepRocketBooks(link, blocks),
  reportBlocks: rocketReportBlocks,
};

/** From 0.02 to 1 ETH, odd to the wei: the pool takes only so much in all. */
function depositOf({ contracts }: DevnetLink, from: Address, random: Random): CrowdCall {
  const to = contracts.rocketPool.addresses.RocketDepositPool;
  const value = parseEther('0.02') + partOf(parseEther('0.98'), random);
  return { from, to, data: encodeFunctionData({ abi: rocketDepositPoolAbi, functionName: 'deposit' }), value };
}

async function choices(
  link: DevnetLink,
  members: readonly Address[],
  random: Random,
): Promise<readonly (readonly Act[])[]> {
  const block = await link.client.getBlockNumber({ cacheTime: 0 });
  const to = link.contracts.rocketPool.addresses.RocketTokenRETH;
  const token = { address: to, abi: rocketTokenRethAbi } as const;
  const [states, collateral] = await Promise.all([
    rocketStates(link, members, block),
    link.client.readContract({ ...token, functionName: 'getTotalCollateral' }),
  ]);
  // All of them may burn in the same block: what is there to pay them must be enough for that.
  const most = collateral / BigInt(2 * members.length);
  return members.map((from, index): readonly Act[] => {
    const deposit = { name: 'deposit for acETH', call: depositOf(link, from, random) };
    const held = states[index]?.wrapped ?? 0n;
    if (held === 0n) return [deposit];
    const sent = [otherThan(index, members, random), someOf(held, random)] as const;
    const burnt = someOf(held < most ? held : most, random) || 1n;
    const call = (data: CrowdCall['data']) => ({ from, to, data });
    return [
      deposit,
      {
        name: 'transfer acETH',
        call: call(encodeFunctionData({ abi: rocketTokenRethAbi, functionName: 'transfer', args: sent })),
      },
      {
        name: 'burn acETH',
        call: call(encodeFunctionData({ abi: rocketTokenRethAbi, functionName: 'burn', args: [burnt] })),
      },
    ];
  });
}

/** The oracle reports another rate. Then node operators get half of what is in the pool. */
async function report(link: DevnetLink, random: Random): Promise<void> {
  const { client } = link;
  const token = { address: link.contracts.rocketPool.addresses.RocketTokenRETH, abi: rocketTokenRethAbi } as const;
  const rate = await client.readContract({ ...token, functionName: 'getExchangeRate' });
  const change = isLossDay(random) ? -partOf(BigInt(MOST_LOST_PPM), random) - 1n : BigInt(MOST_GAINED_PPM);
  const { timestamp } = await client.getBlock();
  await setLiveUpdates(link);
  const odd = partOf(1_000_000_000n, random);
  const send = await prepareRate(link, rate + (rate * change) / PARTS_PER_MILLION + odd, timestamp);
  await client.setNextBlockTimestamp({ timestamp: timestamp + REPORT_LAG });
  await send();
  await assign(link, (await client.readContract({ ...poolCall(link), functionName: 'getBalance' })) / 2n);
}

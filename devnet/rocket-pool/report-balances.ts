import { formatEther } from 'viem';

import { rocketNetworkBalancesAbi } from '@/contracts-abi/rocket-network-balances';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';

import { untilClockPasses } from '../clock';
import type { DevnetLink } from '../devnet-link';
import { rewardOver } from '../report-figures';
import { networkSettingsCall } from './guardian';
import { reportRate } from './report-rate';
import { YEARLY_PPM } from './rocket-pool-history';

/** Seconds between updates on a living chain: a local day. */
const LIVE_FREQUENCY = 60n;
const PARTS_PER_MILLION = 1_000_000n;

/** An update of the balances. Rates in ETH wei per whole token. */
export type BalancesUpdate = { readonly rateBefore: bigint; readonly rate: bigint };

/** Lets the oracle report once a minute from now on. */
export function setLiveUpdates(link: DevnetLink): Promise<void> {
  return setFrequency(link, LIVE_FREQUENCY);
}

/**
 * Reports what the network earned since the last update. One update may follow another only after a while, which is
 * shortened for one that is wanted at once.
 * @param lossPpm what it lost besides, in millionths; nothing by default
 */
export async function reportBalances(link: DevnetLink, lossPpm = 0): Promise<BalancesUpdate> {
  const { client, contracts } = link;
  const { addresses } = contracts.rocketPool;
  const balances = { address: addresses.RocketNetworkBalances, abi: rocketNetworkBalancesAbi } as const;
  const [rateBefore, reportedAt, frequency] = await client.multicall({
    allowFailure: false,
    contracts: [
      { address: addresses.RocketTokenRETH, abi: rocketTokenRethAbi, functionName: 'getExchangeRate' },
      { ...balances, functionName: 'getBalancesTimestamp' },
      { ...networkSettingsCall(link), functionName: 'getSubmitBalancesFrequency' },
    ],
  });
  // The moment reported must be after the last one and before the block that takes it.
  await untilClockPasses(client, reportedAt);
  await client.mine({ blocks: 1 });
  const { timestamp } = await client.getBlock();
  await untilClockPasses(client, timestamp);
  const elapsed = timestamp - reportedAt;
  const earned = rewardOver(rateBefore, YEARLY_PPM, Number(elapsed));
  const rate = rateBefore + earned - (rateBefore * BigInt(lossPpm)) / PARTS_PER_MILLION;
  if (elapsed >= frequency) await reportRate(link, rate, timestamp);
  else {
    await setFrequency(link, elapsed);
    await reportRate(link, rate, timestamp);
    await setFrequency(link, frequency);
  }
  return { rateBefore, rate };
}

async function setFrequency(link: DevnetLink, seconds: bigint): Promise<void> {
  await link.client.writeContractSync({
    ...networkSettingsCall(link),
    functionName: 'setSettingUint',
    args: ['network.submit.balances.frequency', seconds],
  });
}

/** An update in words, for people. */
export function formatBalancesUpdate({ rateBefore, rate }: BalancesUpdate): string {
  return `Reported: one token is worth ${formatEther(rate)} ETH, before it was ${formatEther(rateBefore)} ETH.`;
}

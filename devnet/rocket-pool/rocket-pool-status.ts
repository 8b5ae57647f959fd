import { formatEther } from 'viem';

import { rocketNetworkBalancesAbi } from '@/contracts-abi/rocket-network-balances';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';

import type { DevnetLink } from '../devnet-link';
import { etherText, flagsText } from '../status-text';
import { depositSettingsCall, poolCall } from './guardian';

/** Rocket Pool at one moment. Amounts in wei. */
export type RocketPoolStatus = {
  /** What one token is worth. */
  readonly rateWei: bigint;
  readonly supplyWei: bigint;
  readonly poolWei: bigint;
  readonly mostPoolWei: bigint;
  readonly isDepositEnabled: boolean;
  /** What can be burned for ether now, in ether. */
  readonly collateralWei: bigint;
  /** When balances were last reported, Unix seconds. */
  readonly reportedAt: bigint;
};

/** Reads what a person at the command line wants to know of Rocket Pool. */
export async function readRocketPoolStatus(link: DevnetLink): Promise<RocketPoolStatus> {
  const { addresses } = link.contracts.rocketPool;
  const token = { address: addresses.RocketTokenRETH, abi: rocketTokenRethAbi } as const;
  const [rateWei, supplyWei, poolWei, mostPoolWei, isDepositEnabled, collateralWei, reportedAt] =
    await link.client.multicall({
      allowFailure: false,
      contracts: [
        { ...token, functionName: 'getExchangeRate' },
        { ...token, functionName: 'totalSupply' },
        { ...poolCall(link), functionName: 'getBalance' },
        { ...depositSettingsCall(link), functionName: 'getMaximumDepositPoolSize' },
        { ...depositSettingsCall(link), functionName: 'getDepositEnabled' },
        { ...token, functionName: 'getTotalCollateral' },
        {
          address: addresses.RocketNetworkBalances,
          abi: rocketNetworkBalancesAbi,
          functionName: 'getBalancesTimestamp',
        },
      ],
    });
  return { rateWei, supplyWei, poolWei, mostPoolWei, isDepositEnabled, collateralWei, reportedAt };
}

/** A status in lines, for people. */
export function formatRocketPoolStatus(status: RocketPoolStatus): readonly string[] {
  const disabled = flagsText([[!status.isDepositEnabled, 'deposits are disabled']]);
  return [
    `Rate     1 acETH = ${formatEther(status.rateWei)} ETH, ${etherText(status.supplyWei)} acETH exist`,
    `Deposits ${etherText(status.poolWei)} of ${etherText(status.mostPoolWei)} ETH in the pool${disabled}`,
    `Burns    are paid for up to ${etherText(status.collateralWei)} ETH`,
  ];
}

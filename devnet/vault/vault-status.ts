import { formatEther } from 'viem';

import type { DevnetLink } from '../devnet-link';
import { etherText, flagsText } from '../status-text';
import { keeperCall } from './keeper';

const WHOLE_SHARE = 10n ** 18n;

/** The vault at one moment. Amounts in wei of WETH. */
export type VaultStatus = {
  /** What one share is worth. */
  readonly rateWei: bigint;
  readonly assetsWei: bigint;
  readonly idleWei: bigint;
  readonly capWei: bigint;
  readonly isPaused: boolean;
  /** The epoch that new requests join. */
  readonly openEpoch: bigint;
  readonly lastFulfilledEpoch: bigint;
  readonly claimableWei: bigint;
};

/** Reads what a person at the command line wants to know of the vault. */
export async function readVaultStatus(link: DevnetLink): Promise<VaultStatus> {
  const vault = keeperCall(link);
  const [rateWei, assetsWei, idleWei, capWei, isPaused, openEpoch, lastFulfilledEpoch, claimableWei] =
    await link.client.multicall({
      allowFailure: false,
      contracts: [
        { ...vault, functionName: 'convertToAssets', args: [WHOLE_SHARE] },
        { ...vault, functionName: 'totalAssets' },
        { ...vault, functionName: 'idleAssets' },
        { ...vault, functionName: 'depositCap' },
        { ...vault, functionName: 'paused' },
        { ...vault, functionName: 'currentEpoch' },
        { ...vault, functionName: 'lastFulfilledEpoch' },
        { ...vault, functionName: 'claimableAssets' },
      ],
    });
  return { rateWei, assetsWei, idleWei, capWei, isPaused, openEpoch, lastFulfilledEpoch, claimableWei };
}

/** A status in lines, for people. */
export function formatVaultStatus(status: VaultStatus): readonly string[] {
  const waiting = status.openEpoch - status.lastFulfilledEpoch - 1n;
  const paused = flagsText([[status.isPaused, 'paused']]);
  return [
    `Rate     1 mvETH = ${formatEther(status.rateWei)} WETH`,
    `Assets   ${etherText(status.assetsWei)} of ${etherText(status.capWei)} WETH, ${etherText(status.idleWei)} idle${paused}`,
    `Epochs   ${status.openEpoch} is open, ${waiting} closed and not paid, ${etherText(status.claimableWei)} WETH to be claimed`,
  ];
}

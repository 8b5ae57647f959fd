import type { DevnetLink } from '../devnet-link';
import { withoutReports } from '../report-now';
import { keeperCall, reportPart } from './keeper';
import { closeOpen, fulfilOldest, type VaultRound, vaultRound } from './vault-round';

/** The keeper's round at once. */
export function runVaultRound(link: DevnetLink): Promise<VaultRound> {
  return withoutReports(link, () => vaultRound(link));
}

/** Closes the open epoch; undefined when nobody asks for anything in it. */
export function closeEpoch(link: DevnetLink): Promise<bigint | undefined> {
  return withoutReports(link, () => closeOpen(link));
}

/** Pays the oldest closed epoch; undefined when none waits. */
export function fulfilEpoch(link: DevnetLink): Promise<bigint | undefined> {
  return withoutReports(link, () => fulfilOldest(link));
}

/** Reports a loss of so many percent of what is invested. */
export function loseInvested(link: DevnetLink, percent: number): Promise<void> {
  return withoutReports(link, () => reportPart(link, -Math.round(percent * 10_000)));
}

/** Stops deposits and requests; claims stay open. */
export function pauseVault(link: DevnetLink): Promise<void> {
  return withoutReports(link, async () => {
    await link.client.writeContractSync({ ...keeperCall(link), functionName: 'pause' });
  });
}

/** Allows deposits and requests again. */
export function resumeVault(link: DevnetLink): Promise<void> {
  return withoutReports(link, async () => {
    await link.client.writeContractSync({ ...keeperCall(link), functionName: 'unpause' });
  });
}

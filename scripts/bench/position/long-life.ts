import { rmSync } from 'node:fs';

import { type Address, parseEther } from 'viem';

import { lidoAbi } from '../../../contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '../../../contracts-abi/withdrawal-queue-erc721';
import { unlockedAccount } from '../../../devnet/accounts';
import type { ChildProcesses } from '../../../devnet/child-processes';
import { connectForSeeding } from '../../../devnet/client';
import { wallClock } from '../../../devnet/clock';
import { deploymentFile, writeContractFiles } from '../../../devnet/contracts';
import { seedDevnet } from '../../../devnet/devnet';
import type { DevnetLink } from '../../../devnet/devnet-link';
import { freePort } from '../../../devnet/free-port';
import { HISTORY_DAYS } from '../../../devnet/history';
import { readLastReport } from '../../../devnet/report-basis';
import { sendReport } from '../../../devnet/reports';
import { DEVNET_CHAIN_ID } from '../../../lib/chain/networks';
import { withProgress } from '../../progress';
import { chainFolder } from '../../repository';

const DAY = 86_400;
/** Seconds from the moment a report describes to the block it lands in. */
const REPORT_LAG = 12n;
/** The seeded staker who was there from the first day on. */
const STAKER = 5;
/** So many fit into half a block. */
const REQUESTS_AT_ONCE = 100;
const EXECUTION_RATE_PPM = 5_000;

/** A chain on which an account saw years of daily reports and has many requests. It stands still. */
export interface LongLife {
  readonly url: string;
  readonly deploymentFile: string;
  readonly account: Address;
  /** Reports the account saw. */
  readonly reports: number;
  /** Its requests that can be claimed, and those that wait. */
  readonly requests: { readonly ready: number; readonly waiting: number };
  /** Removes the chain's files. */
  readonly remove: () => void;
}

/** Plays `days` of daily reports up to now, and has the account ask for `requests`: half are paid by the last report. */
export async function liveLong(
  processes: ChildProcesses,
  { days, requests }: { readonly days: number; readonly requests: number },
): Promise<LongLife> {
  const port = await freePort();
  const folder = chainFolder(port);
  const more = Math.max(0, days - HISTORY_DAYS);
  const historyEnd = wallClock() - (more + 1) * DAY;
  const seeded = await seedDevnet(processes, { port, folder, historyEnd, step: withProgress });
  writeContractFiles(folder, seeded.contracts, DEVNET_CHAIN_ID);
  const link: DevnetLink = { client: connectForSeeding(seeded.anvil.url), contracts: seeded.contracts, folder };
  const account = await unlockedAccount(link, STAKER);
  const half = Math.floor(requests / 2);
  await withProgress(`Playing ${more} more days of reports`, async () => {
    for (let day = 1; day < more; day += 1) await reportNextDay(link);
    await ask(link, account, half);
    await reportNextDay(link);
    await ask(link, account, requests - half);
  });
  const ids = await link.client.readContract({
    address: link.contracts.addresses.WithdrawalQueueERC721,
    abi: withdrawalQueueErc721Abi,
    functionName: 'getWithdrawalRequests',
    args: [account],
  });
  const last = await link.client.readContract({
    address: link.contracts.addresses.WithdrawalQueueERC721,
    abi: withdrawalQueueErc721Abi,
    functionName: 'getLastFinalizedRequestId',
  });
  const ready = ids.filter((id) => id <= last).length;
  return {
    url: seeded.anvil.url,
    deploymentFile: deploymentFile(folder),
    account,
    reports: HISTORY_DAYS + more,
    requests: { ready, waiting: ids.length - ready },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A day passes and the oracle tells of it. */
async function reportNextDay(link: DevnetLink): Promise<void> {
  const { reportedAt } = await readLastReport(link);
  const timestamp = BigInt(reportedAt + DAY);
  await sendReport(link, {
    timestamp,
    mishap: null,
    executionRatePpm: EXECUTION_RATE_PPM,
    leastQueueSeconds: 0,
    beforeTransaction: () => link.client.setNextBlockTimestamp({ timestamp: timestamp + REPORT_LAG }),
  });
}

/** Asks for so many small amounts, many in a transaction. */
async function ask({ client, contracts }: DevnetLink, account: Address, count: number): Promise<void> {
  const { Lido, WithdrawalQueueERC721 } = contracts.addresses;
  const send = { account, throwOnReceiptRevert: true } as const;
  const amounts = Array.from({ length: count }, (_, index) => parseEther('0.05') + BigInt(index) * 1_000_003n);
  await client.writeContractSync({
    address: Lido,
    abi: lidoAbi,
    functionName: 'approve',
    args: [WithdrawalQueueERC721, amounts.reduce((sum, amount) => sum + amount, 0n)],
    ...send,
  });
  const queue = { address: WithdrawalQueueERC721, abi: withdrawalQueueErc721Abi, ...send } as const;
  for (let first = 0; first < count; first += REQUESTS_AT_ONCE) {
    const args = [amounts.slice(first, first + REQUESTS_AT_ONCE), account] as const;
    await client.writeContractSync({ ...queue, functionName: 'requestWithdrawals', args });
  }
}

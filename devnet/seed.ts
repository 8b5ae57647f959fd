import type { Address } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';

import { claimFinalized } from './claims';
import { depositSpareEther } from './deposits';
import type { DevnetLink } from './devnet-link';
import type { Episode } from './episode';
import { SECONDS_PER_SLOT } from './frames';
import { type HistoryEvent, planHistory } from './history';
import { sendReport } from './reports';

/** Seconds between the transactions of one event. */
const STEP = 12;

/**
 * Plays ninety days of history on a freshly deployed chain, each block at the time of what it holds.
 * @param end Unix seconds at which the history ends
 * @param besides what else happens in that time, such as trades
 */
export async function seedHistory(link: DevnetLink, end: number, besides: readonly Episode[]): Promise<void> {
  const accounts = await link.client.getAddresses();
  const planned = planHistory(end).map((event): Episode => {
    const account = event.kind === 'report' ? link.contracts.operator : addressOf(accounts, event.staker);
    return { at: event.at, play: () => play(link, event, account) };
  });
  for (const { at, together } of byMoment([...planned, ...besides])) {
    await link.client.setNextBlockTimestamp({ timestamp: BigInt(at) });
    for (const episode of together) {
      if ('play' in episode) await episode.play();
    }
    const sends = await Promise.all(together.map((episode) => ('prepare' in episode ? episode.prepare() : [])));
    await link.client.sendInOrder(sends.flat());
  }
}

/** Episodes in the order of time; those of one moment together, in the order they were given. */
function byMoment(episodes: readonly Episode[]) {
  const moments = new Map<number, Episode[]>();
  for (const episode of episodes) moments.set(episode.at, [...(moments.get(episode.at) ?? []), episode]);
  return [...moments].sort(([a], [b]) => a - b).map(([at, together]) => ({ at, together }));
}

/** When the first frame of a history that ends at `end` begins: a slot after the moment its first report describes. */
export function firstFrameAt(end: number): number {
  const firstReport = planHistory(end).find((event) => event.kind === 'report');
  if (firstReport === undefined) throw new Error('The history has no report.');
  return firstReport.at - STEP + Number(SECONDS_PER_SLOT);
}

function addressOf(accounts: readonly Address[], index: number): Address {
  const address = accounts[index];
  if (address === undefined)
    throw new Error(`The chain has ${accounts.length} unlocked accounts; number ${index} is missing.`);
  return address;
}

async function play(link: DevnetLink, event: HistoryEvent, account: Address): Promise<void> {
  const { client, contracts } = link;
  const { Lido, WstETH, WithdrawalQueueERC721 } = contracts.addresses;
  let blockTime = event.at;
  const nextBlockTime = async () => {
    await client.setNextBlockTimestamp({ timestamp: BigInt(blockTime) });
    blockTime += STEP;
  };
  const lido = { address: Lido, abi: lidoAbi, account, throwOnReceiptRevert: true } as const;
  const approve = (spender: Address, wei: bigint) => () =>
    client.writeContractSync({ ...lido, functionName: 'approve', args: [spender, wei] });
  switch (event.kind) {
    case 'stake':
      await nextBlockTime();
      await client.writeContractSync({ ...lido, functionName: 'submit', args: [contracts.operator], value: event.wei });
      return;
    case 'wrap': {
      const wrapped = { ...lido, address: WstETH, abi: wstEthAbi } as const;
      await nextBlockTime();
      await client.sendInOrder([
        approve(WstETH, event.wei),
        () => client.writeContractSync({ ...wrapped, functionName: 'wrap', args: [event.wei] }),
      ]);
      return;
    }
    case 'request': {
      const queue = { ...lido, address: WithdrawalQueueERC721, abi: withdrawalQueueErc721Abi } as const;
      const args = [event.amountsWei, account] as const;
      await nextBlockTime();
      await client.sendInOrder([
        approve(
          WithdrawalQueueERC721,
          event.amountsWei.reduce((sum, wei) => sum + wei, 0n),
        ),
        () => client.writeContractSync({ ...queue, functionName: 'requestWithdrawals', args }),
      ]);
      return;
    }
    case 'claim':
      await nextBlockTime();
      await claimFinalized(link, account);
      return;
    case 'report': {
      await sendReport(link, {
        timestamp: BigInt(event.at - STEP),
        mishap: event.mishap,
        executionRatePpm: event.executionRatePpm,
        leastQueueSeconds: 0,
        beforeTransaction: nextBlockTime,
      });
      await depositSpareEther(link, nextBlockTime);
    }
  }
}

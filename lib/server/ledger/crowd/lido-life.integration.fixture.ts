import { type Abi, type Address, encodeFunctionData } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import { depositSpareEther } from '@/devnet/deposits';
import type { DevnetLink } from '@/devnet/devnet-link';
import type { Random } from '@/devnet/random';
import { readLastReport } from '@/devnet/report-basis';
import { sendReport } from '@/devnet/reports';

import { type Act, type CrowdPool, isLossDay, otherThan } from './crowd-pool.integration.fixture';
import { keepLidoBooks, lidoReportBlocks } from './lido-books.integration.fixture';
import { at, type LidoReading, lidoStates, readLidoAccounts } from './lido-reading.integration.fixture';
import { partOf, someOf, stakeOf } from './random-amounts.integration.fixture';
import type { CrowdCall } from './send-together.integration.fixture';

const DAY = 86_400n;
/** Seconds from the moment a report describes to the block it lands in. */
const REPORT_LAG = 12n;
const MOST_LOST_PPM = 2_500;

/** Lido: stake, wrap, send, ask back as oneself or for another, give requests away, claim for oneself or another. */
export const lidoLife: CrowdPool = {
  name: 'lido',
  acts: [
    ...['submit', 'stake wrapped', 'transfer', 'transferShares', 'wrap', 'unwrap', 'transfer wrapped'],
    ...['request', 'request wrapped', 'give request', 'claim', 'claim to other'],
  ],
  firstSteps,
  choices: async (link, members, random) => {
    const block = await link.client.getBlockNumber({ cacheTime: 0 });
    const readings = await readLidoAccounts(link, members, block);
    const hints = await readHints(link, readings);
    return members.map((account, index) => {
      const other = otherThan(index, members, random);
      return possibleActs(link, { account, other, reading: at(readings, index), hints, random });
    });
  },
  report,
  readStates: lidoStates,
  keepBooks: (link, _members, blocks) => keepLidoBooks(link, blocks),
  reportBlocks: lidoReportBlocks,
};

/** Everyone stakes and allows the wrapper and the queue to take tokens. */
function firstSteps({ contracts: { addresses, operator } }: DevnetLink) {
  const { Lido, WstETH, WithdrawalQueueERC721 } = addresses;
  const most = 2n ** 256n - 1n;
  const allow = (token: Address, abi: Abi, spender: Address) => (from: Address) => ({
    from,
    to: token,
    data: encodeFunctionData({ abi, functionName: 'approve', args: [spender, most] }),
  });
  return [
    (from: Address, random: Random): CrowdCall => ({
      from,
      to: Lido,
      data: encodeFunctionData({ abi: lidoAbi, functionName: 'submit', args: [operator] }),
      value: stakeOf(random),
    }),
    allow(Lido, lidoAbi, WstETH),
    allow(Lido, lidoAbi, WithdrawalQueueERC721),
    allow(WstETH, wstEthAbi, WithdrawalQueueERC721),
  ];
}

interface Choice {
  readonly account: Address;
  readonly other: Address;
  readonly reading: LidoReading;
  readonly hints: ReadonlyMap<bigint, bigint>;
  readonly random: Random;
}

/** All that an account can do with what it has. */
function possibleActs(link: DevnetLink, choice: Choice): readonly Act[] {
  const { account: from, reading, random } = choice;
  const { Lido, WstETH } = link.contracts.addresses;
  const act = (name: string, to: Address, data: CrowdCall['data'], value = 0n): Act => ({
    name,
    call: { from, to, data, value },
  });
  const token = (functionName: 'transfer' | 'transferShares', amount: bigint) =>
    act(functionName, Lido, encodeFunctionData({ abi: lidoAbi, functionName, args: [choice.other, amount] }));
  const wrapper = (functionName: 'wrap' | 'unwrap', amount: bigint) =>
    act(functionName, WstETH, encodeFunctionData({ abi: wstEthAbi, functionName, args: [amount] }));
  const some = (amount: bigint) => someOf(amount, random);
  const acts = [
    act('submit', Lido, encodeFunctionData({ abi: lidoAbi, functionName: 'submit', args: [from] }), stakeOf(random)),
    act('stake wrapped', WstETH, '0x', stakeOf(random)),
  ];
  if (reading.liquid > 1_000n) {
    acts.push(
      token('transfer', random() < 0.1 ? 1n : some(reading.liquid)),
      token('transferShares', some(reading.shares)),
      wrapper('wrap', some(reading.liquid - 1n) + 1n),
    );
  }
  if (reading.wrapped > 0n) {
    const args = [choice.other, some(reading.wrapped)] as const;
    acts.push(
      act('transfer wrapped', WstETH, encodeFunctionData({ abi: wstEthAbi, functionName: 'transfer', args })),
      wrapper('unwrap', some(reading.wrapped - 1n) + 1n),
    );
  }
  return [...acts, ...queueActs(link, choice)];
}

function queueActs(link: DevnetLink, { account, other, reading, hints, random }: Choice): readonly Act[] {
  const acts: Act[] = [];
  const add = (name: string, data: CrowdCall['data']) =>
    acts.push({ name, call: { from: account, to: link.contracts.addresses.WithdrawalQueueERC721, data } });
  const abi = withdrawalQueueErc721Abi;
  const owner = random() < 0.3 ? other : account;
  const amountsOf = (amount: bigint) => (random() < 0.5 ? [amount] : [amount / 3n, amount / 5n]);
  if (reading.liquid > 1_000_000n) {
    const args = [amountsOf(1_000n + partOf(reading.liquid - 1_000n, random)), owner] as const;
    add('request', encodeFunctionData({ abi, functionName: 'requestWithdrawals', args }));
  }
  if (reading.wrapped > 1_000_000n) {
    const args = [amountsOf(1_000n + partOf(reading.wrapped - 1_000n, random)), owner] as const;
    add('request wrapped', encodeFunctionData({ abi, functionName: 'requestWithdrawalsWstETH', args }));
  }
  const [request] = reading.requests;
  if (request !== undefined) {
    const args = [account, other, request.id] as const;
    add('give request', encodeFunctionData({ abi, functionName: 'transferFrom', args }));
  }
  const ready = reading.requests.flatMap(({ id, isReady }) => (isReady ? [id] : [])).sort((a, b) => (a < b ? -1 : 1));
  if (ready.length > 0) {
    const found = ready.map((id) => hints.get(id) ?? 0n);
    add('claim', encodeFunctionData({ abi, functionName: 'claimWithdrawals', args: [ready, found] }));
    const args = [ready, found, other] as const;
    add('claim to other', encodeFunctionData({ abi, functionName: 'claimWithdrawalsTo', args }));
  }
  return acts;
}

/** Where the queue finds the rate of each request that can be claimed. */
async function readHints(link: DevnetLink, readings: readonly LidoReading[]): Promise<ReadonlyMap<bigint, bigint>> {
  const queue = { address: link.contracts.addresses.WithdrawalQueueERC721, abi: withdrawalQueueErc721Abi } as const;
  const ids = readings
    .flatMap(({ requests }) => requests.flatMap(({ id, isReady }) => (isReady ? [id] : [])))
    .sort((a, b) => (a < b ? -1 : 1));
  if (ids.length === 0) return new Map();
  const last = await link.client.readContract({ ...queue, functionName: 'getLastCheckpointIndex' });
  const args = [ids, 1n, last] as const;
  const hints = await link.client.readContract({ ...queue, functionName: 'findCheckpointHints', args });
  return new Map(ids.map((id, index) => [id, at(hints, index)]));
}

/** A day passes, and the oracle tells of it. Then validators get what is to spare. */
async function report(link: DevnetLink, random: Random): Promise<void> {
  const { reportedAt } = await readLastReport(link);
  const timestamp = BigInt(reportedAt) + DAY;
  const isLoss = isLossDay(random);
  await sendReport(link, {
    timestamp,
    mishap: isLoss ? { kind: 'loss', partPpm: 1 + Math.floor(random() * MOST_LOST_PPM) } : null,
    executionRatePpm: Math.floor(random() * 10_000),
    leastQueueSeconds: Number(4n * DAY),
    beforeTransaction: () => link.client.setNextBlockTimestamp({ timestamp: timestamp + REPORT_LAG }),
  });
  await depositSpareEther(link);
}

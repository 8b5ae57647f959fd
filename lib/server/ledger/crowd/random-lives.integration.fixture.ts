import { type Abi, type Address, encodeFunctionData, parseEther, toHex } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import { connectForSeeding } from '@/devnet/client';
import { depositSpareEther } from '@/devnet/deposits';
import type { DevnetLink } from '@/devnet/devnet-link';
import { type Random, randomFrom } from '@/devnet/random';
import { readLastReport } from '@/devnet/report-basis';
import { sendReport } from '@/devnet/reports';

import { at, type OwnReading, readAccounts } from './own-reading.integration.fixture';
import { type CrowdCall, openCrowd } from './send-together.integration.fixture';

const DAY = 86_400n;
/** Seconds from the moment a report describes to the block it lands in. */
const REPORT_LAG = 12n;
/** Blocks in which everyone does something, between two reports. */
const BLOCKS_A_DAY = 2;
const MOST_LOST_PPM = 2_500;
const FIRST_ADDRESS = 0xc40d_0000_0000_0000_0000n;

/** What was played, and on which blocks. */
export interface PlayedLives {
  readonly accounts: readonly Address[];
  /** The block before the first transaction, one in the middle, and the last. */
  readonly blocks: { readonly before: bigint; readonly middle: bigint; readonly last: bigint };
  /** How often each thing was done. */
  readonly done: ReadonlyMap<string, number>;
}

/**
 * Lets many accounts live at random for some days: each does something in every block, and a report comes every day, with
 * rewards or a loss. All that is drawn comes from the seed, and the chain is of this process alone.
 */
export async function playRandomLives(
  chain: { readonly link: DevnetLink; readonly url: string },
  { count, days, seed }: { readonly count: number; readonly days: number; readonly seed: number },
): Promise<PlayedLives> {
  const client = connectForSeeding(chain.url);
  const link = { ...chain.link, client };
  const random = randomFrom(seed);
  const accounts = Array.from({ length: count }, (_, index) => toHex(FIRST_ADDRESS + BigInt(index), { size: 20 }));
  const crowd = await openCrowd(chain.url, client);
  await crowd.fund(accounts, parseEther('10000'));
  const head = () => client.getBlockNumber({ cacheTime: 0 });
  const before = await head();
  const done = new Map<string, number>();
  for (const first of firstSteps(link)) await crowd.send(accounts.map((account) => first(account, random)));
  let middle = before;
  for (let day = 0; day < days; day += 1) {
    for (let block = 0; block < BLOCKS_A_DAY; block += 1) {
      const acts = await planBlock(link, accounts, random, day === 0);
      for (const { name } of acts) done.set(name, (done.get(name) ?? 0) + 1);
      await crowd.send(acts.map(({ call }) => call));
    }
    await report(link, random);
    if (day === Math.floor(days / 2)) middle = await head();
  }
  return { accounts, blocks: { before, middle, last: await head() }, done };
}

interface Act {
  readonly name: string;
  readonly call: CrowdCall;
}

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

/** From 0.05 to 4 ETH, odd to the wei. */
function stakeOf(random: Random): bigint {
  return parseEther('0.05') + part(parseEther('3.95'), random);
}

/** Some of an amount, from nothing to all of it. */
function part(amount: bigint, random: Random): bigint {
  return (amount * BigInt(Math.floor(random() * 2 ** 32)) + BigInt(Math.floor(random() * 2 ** 32))) / 2n ** 32n;
}

/** What each account does in the next block. On the first day each kind is due in turn, so that none is left out. */
async function planBlock(
  link: DevnetLink,
  accounts: readonly Address[],
  random: Random,
  inTurn: boolean,
): Promise<readonly Act[]> {
  const block = await link.client.getBlockNumber({ cacheTime: 0 });
  const readings = await readAccounts(link, accounts, block);
  const hints = await readHints(link, readings);
  return accounts.map((account, index) => {
    // Never oneself: the queue takes no request that is given to its owner.
    const step = 1 + Math.floor(random() * (accounts.length - 1));
    const other = at(accounts, (index + step) % accounts.length);
    const acts = possibleActs(link, { account, other, reading: at(readings, index), hints, random });
    return at(acts, inTurn ? index % acts.length : Math.floor(random() * acts.length));
  });
}

interface Choice {
  readonly account: Address;
  readonly other: Address;
  readonly reading: OwnReading;
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
  const some = (amount: bigint) => (random() < 0.1 ? amount : part(amount, random));
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
    const args = [amountsOf(1_000n + part(reading.liquid - 1_000n, random)), owner] as const;
    add('request', encodeFunctionData({ abi, functionName: 'requestWithdrawals', args }));
  }
  if (reading.wrapped > 1_000_000n) {
    const args = [amountsOf(1_000n + part(reading.wrapped - 1_000n, random)), owner] as const;
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
async function readHints(link: DevnetLink, readings: readonly OwnReading[]): Promise<ReadonlyMap<bigint, bigint>> {
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

/** A day passes, and the oracle tells of it: three in ten days end with a loss. Then validators get what is to spare. */
async function report(link: DevnetLink, random: Random): Promise<void> {
  const { reportedAt } = await readLastReport(link);
  const timestamp = BigInt(reportedAt) + DAY;
  const isLoss = random() < 0.3;
  await sendReport(link, {
    timestamp,
    mishap: isLoss ? { kind: 'loss', partPpm: 1 + Math.floor(random() * MOST_LOST_PPM) } : null,
    executionRatePpm: Math.floor(random() * 10_000),
    leastQueueSeconds: Number(4n * DAY),
    beforeTransaction: () => link.client.setNextBlockTimestamp({ timestamp: timestamp + REPORT_LAG }),
  });
  await depositSpareEther(link);
}

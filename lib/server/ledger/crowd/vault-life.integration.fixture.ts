import { type Address, encodeFunctionData, erc20Abi, parseAbi, parseEther } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import type { DevnetLink } from '@/devnet/devnet-link';
import type { Random } from '@/devnet/random';
import { keepIdle, reportPart } from '@/devnet/vault/keeper';
import { closeOpen, fulfilOldest } from '@/devnet/vault/vault-round';

import { type Act, type CrowdPool, isLossDay, otherThan } from './crowd-pool.integration.fixture';
import { partOf, someOf, stakeOf } from './random-amounts.integration.fixture';
import type { CrowdCall } from './send-together.integration.fixture';
import {
  keepVaultBooks,
  readVaultAccounts,
  type VaultReading,
  vaultReportBlocks,
  vaultStates,
} from './vault-reading.integration.fixture';

const MOST_LOST_PPM = 2_500;
const MOST_GAINED_PPM = 500;
const KEPT_IDLE_WEI = parseEther('30');
const wrapAbi = parseAbi(['function deposit() payable']);

/** The vault: deposit, mint, send, ask back as oneself or for another, claim shares or assets, in part or in full. */
export const vaultLife: CrowdPool = {
  name: 'vault',
  acts: [
    ...['deposit in vault', 'mint shares', 'transfer shares', 'ask shares back', 'ask back for other'],
    ...['redeem', 'redeem to other', 'withdraw', 'withdraw all but a wei'],
  ],
  firstSteps,
  choices: async (link, members, random) => {
    const block = await link.client.getBlockNumber({ cacheTime: 0 });
    const readings = await readVaultAccounts(link, members, block);
    return members.map((account, index) => {
      const reading = readings[index];
      const other = otherThan(index, members, random);
      return reading === undefined ? [] : possibleActs(link, { account, other, reading, random });
    });
  },
  report,
  readStates: vaultStates,
  keepBooks: keepVaultBooks,
  reportBlocks: vaultReportBlocks,
};

/** Everyone wraps ether, lets the vault take it and deposits. */
function firstSteps({ contracts: { vault } }: DevnetLink) {
  const wrap = encodeFunctionData({ abi: wrapAbi, functionName: 'deposit' });
  const args = [vault.vault, 2n ** 256n - 1n] as const;
  const allow = encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args });
  return [
    (from: Address): CrowdCall => ({ from, to: vault.weth, data: wrap, value: parseEther('200') }),
    (from: Address): CrowdCall => ({ from, to: vault.weth, data: allow }),
    (from: Address, random: Random): CrowdCall => {
      const deposit = { abi: asyncVaultAbi, functionName: 'deposit', args: [stakeOf(random), from] } as const;
      return { from, to: vault.vault, data: encodeFunctionData(deposit) };
    },
  ];
}

interface Choice {
  readonly account: Address;
  readonly other: Address;
  readonly reading: VaultReading;
  readonly random: Random;
}

function possibleActs({ contracts }: DevnetLink, { account, other, reading, random }: Choice): readonly Act[] {
  const { vault, share } = contracts.vault;
  const act = (name: string, data: CrowdCall['data'], to = vault): Act => ({ name, call: { from: account, to, data } });
  const named = (functionName: 'deposit' | 'mint') =>
    encodeFunctionData({ abi: asyncVaultAbi, functionName, args: [stakeOf(random), account] as const });
  const acts = [act('deposit in vault', named('deposit')), act('mint shares', named('mint'))];
  if (reading.held > 0n) {
    const sent = [other, someOf(reading.held, random)] as const;
    const ask = (controller: Address) =>
      encodeFunctionData({
        abi: asyncVaultAbi,
        functionName: 'requestRedeem',
        args: [someOf(reading.held - 1n, random) + 1n, controller, account],
      });
    acts.push(
      act('transfer shares', encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: sent }), share),
      act('ask shares back', ask(account)),
      act('ask back for other', ask(other)),
    );
  }
  return [...acts, ...claimActs(act, { account, other, reading, random })];
}

function claimActs(
  act: (name: string, data: CrowdCall['data']) => Act,
  { account, other, reading: { ready }, random }: Choice,
): readonly Act[] {
  if (ready.shares === 0n || ready.assets <= 1n) return [];
  const claim = (functionName: 'redeem' | 'withdraw', amount: bigint, receiver: Address) =>
    encodeFunctionData({ abi: asyncVaultAbi, functionName, args: [amount, receiver, account] });
  return [
    act('redeem', claim('redeem', random() < 0.5 ? ready.shares : partOf(ready.shares - 1n, random) + 1n, account)),
    act('redeem to other', claim('redeem', ready.shares, other)),
    act('withdraw', claim('withdraw', partOf(ready.assets - 1n, random) + 1n, account)),
    act('withdraw all but a wei', claim('withdraw', ready.assets - 1n, account)),
  ];
}

/** The keeper reports, pays the oldest closed epoch, closes the open one, and now and then pays that too. */
async function report(link: DevnetLink, random: Random): Promise<void> {
  const isPaidAtOnce = random() < 0.5;
  const change = 1 + Math.floor(random() * (isLossDay(random) ? -MOST_LOST_PPM : MOST_GAINED_PPM));
  await reportPart(link, change);
  await fulfilOldest(link);
  await closeOpen(link);
  if (isPaidAtOnce) await fulfilOldest(link);
  await keepIdle(link, KEPT_IDLE_WEI);
}

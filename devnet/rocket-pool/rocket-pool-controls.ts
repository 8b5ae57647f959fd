import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';

import type { DevnetLink } from '../devnet-link';
import { MAKER, unlockMaker } from '../market/maker';
import { withoutReports } from '../report-now';
import { acquireReth, assign } from './acquire-reth';
import { depositSettingsCall, poolCall } from './guardian';
import { type BalancesUpdate, reportBalances } from './report-balances';

const AMPLE_GAS = 1_000_000n;

/** Reports balances up to now. */
export function updateBalances(link: DevnetLink): Promise<BalancesUpdate> {
  return withoutReports(link, () => reportBalances(link));
}

/** Reports balances that are so many percent lower than the last ones; the contract takes up to 2. */
export function loseBalances(link: DevnetLink, percent: number): Promise<BalancesUpdate> {
  return withoutReports(link, () => reportBalances(link, Math.round(percent * 10_000)));
}

/** Takes deposits, or refuses them. */
export function setDepositsEnabled(link: DevnetLink, isEnabled: boolean): Promise<void> {
  const args = ['deposit.enabled', isEnabled] as const;
  return withoutReports(link, async () => {
    await link.client.writeContractSync({ ...depositSettingsCall(link), functionName: 'setSettingBool', args });
  });
}

/**
 * Leaves nothing that a burn could be paid from: the market's maker burns what is there.
 * @returns wei paid out
 */
export function drainCollateral(link: DevnetLink): Promise<bigint> {
  return withoutReports(link, async () => {
    const { client, contracts } = link;
    const address = contracts.rocketPool.addresses.RocketTokenRETH;
    const token = { address, abi: rocketTokenRethAbi } as const;
    await unlockMaker(link);
    const before = await client.readContract({ ...token, functionName: 'getTotalCollateral' });
    const wanted = await client.readContract({ ...token, functionName: 'getRethValue', args: [before] });
    const inHand = await client.readContract({ ...token, functionName: 'balanceOf', args: [MAKER] });
    if (inHand < wanted) throw new Error('The market has fewer tokens than the collateral is worth.');
    const burn = { ...token, functionName: 'burn', args: [wanted], account: MAKER, gas: AMPLE_GAS } as const;
    if (wanted > 0n) await client.writeContractSync({ ...burn, throwOnReceiptRevert: true });
    return before - (await client.readContract({ ...token, functionName: 'getTotalCollateral' }));
  });
}

/**
 * Fills the pool until only so many wei more fit into it, by deposits of the market's maker. Less than the least deposit
 * more may fit.
 */
export function fillPool(link: DevnetLink, roomWei: bigint): Promise<void> {
  return withoutReports(link, async () => {
    const { client } = link;
    await unlockMaker(link);
    const least = await client.readContract({ ...depositSettingsCall(link), functionName: 'getMinimumDeposit' });
    for (;;) {
      const most = await client.readContract({ ...poolCall(link), functionName: 'getMaximumDepositAmount' });
      if (most < roomWei + least) return;
      const deposit = { ...poolCall(link), functionName: 'deposit', value: most - roomWei, account: MAKER } as const;
      // A part of it becomes collateral of the token, so it may take more than one.
      await client.writeContractSync(deposit);
    }
  });
}

/** Hands node operators all of the pool's ether. */
export function emptyPool(link: DevnetLink): Promise<void> {
  return withoutReports(link, async () => {
    await assign(link, await link.client.readContract({ ...poolCall(link), functionName: 'getBalance' }));
  });
}

/** Deposits for so many wei of the token, whose collateral grows with it. */
export function refillCollateral(link: DevnetLink, tokenWei: bigint): Promise<void> {
  return withoutReports(link, async () => {
    await unlockMaker(link);
    await acquireReth(link, MAKER, tokenWei);
  });
}

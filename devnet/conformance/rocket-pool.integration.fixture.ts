import { parseEther } from 'viem';
import { describe, expect, it } from 'vitest';

import { mostBurnable } from '@/lib/domain/rocket-pool-burn';
import type { Intent } from '@/lib/protocols/protocol';
import type { RocketPool, RocketPoolPosition } from '@/lib/protocols/rocket-pool/pool';
import { shares, wei } from '@/lib/units/units';

import type { DevnetLink } from '../devnet-link';
import { depositSettingsCall } from '../rocket-pool/guardian';
import {
  emptyPool,
  fillPool,
  loseBalances,
  setDepositsEnabled,
  updateBalances,
} from '../rocket-pool/rocket-pool-controls';
import { amountUpTo, random } from './amounts.integration.fixture';
import { conform, conformMany } from './conform.integration.fixture';
import { type Picture, readPicture, type Subject } from './subject.integration.fixture';

const RUNS = 24;

/** Rocket Pool's adapter against its contracts. */
export function describeRocketPool(link: () => DevnetLink, subject: () => Subject): void {
  const setUint = (setting: string, value: bigint) =>
    link().client.writeContractSync({
      ...depositSettingsCall(link()),
      functionName: 'setSettingUint',
      args: [setting, value],
    });
  const fund = async () => {
    await emptyPool(link());
    expect(await conform(subject(), stakeOf(parseEther('300')))).toBe('done');
  };

  describe('Rocket Pool', () => {
    it.each([
      { state: 'as it is', enter: () => Promise.resolve() },
      { state: 'after a gain', enter: () => updateBalances(link()) },
      { state: 'after a loss', enter: () => loseBalances(link(), 1.5) },
      {
        state: 'with the highest fee',
        enter: async () => void (await setUint('deposit.fee', parseEther('0.01') - 1n)),
      },
      { state: 'without a fee', enter: () => setUint('deposit.fee', 0n) },
    ])('$state: every quote is what happens', async ({ enter }) => {
      await fund();
      await enter();
      const tally = await conformMany(subject(), RUNS, intentOf);
      expect(tally.done).toBeGreaterThanOrEqual(RUNS / 3);
    });

    it('refuses deposits below the minimum and beyond the pool, to the wei', async () => {
      await fillPool(link(), parseEther('2'));
      await setUint('deposit.minimum', parseEther('0.5'));
      expect(await conform(subject(), stakeOf(parseEther('0.5') - 1n))).toBe('below-minimum');
      expect(await conform(subject(), stakeOf(parseEther('0.5')))).toBe('done');
      const { pool } = await readPicture(subject());
      const { maximum } = (pool as RocketPool).deposit;
      expect(await conform(subject(), stakeOf(maximum + 1n))).toBe('pool-full');
      expect(await conform(subject(), stakeOf(maximum))).toBe('done');
    });

    it('refuses deposits while they are disabled', async () => {
      await setDepositsEnabled(link(), false);
      expect(await conform(subject(), stakeOf(parseEther('1')))).toBe('staking-paused');
    });

    it('burns what the collateral covers, and not a wei more', async () => {
      await fund();
      await emptyPool(link());
      await link().client.setBalance({
        address: link().contracts.rocketPool.addresses.RocketTokenRETH,
        value: parseEther('3'),
      });
      const { pool } = await readPicture(subject());
      const { collateral, balances } = pool as RocketPool;
      const most = mostBurnable(collateral, balances) ?? shares(0n);
      expect(most).toBeLessThan(parseEther('3'));
      expect(await conform(subject(), { kind: 'redeem', amount: shares(most + 1n) })).toBe('collateral-short');
      expect(await conform(subject(), { kind: 'redeem', amount: most })).toBe('done');
    });
  });
}

const stakeOf = (amount: bigint): Intent => ({ kind: 'stake', amount: wei(amount), receive: 'accruing' });

function intentOf({ position }: Picture): Intent {
  const { accruing } = position as RocketPoolPosition;
  return random.pick<Intent>([
    stakeOf(amountUpTo(parseEther('8'))),
    { kind: 'redeem', amount: shares(amountUpTo(accruing)) },
    { kind: 'redeem', amount: shares(amountUpTo(parseEther('1'))) },
  ]);
}

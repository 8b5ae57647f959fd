import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEther } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { accountingOracleAbi } from '@/contracts-abi/accounting-oracle';
import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { rocketDepositPoolAbi } from '@/contracts-abi/rocket-deposit-pool';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';
import { parseDeployment } from '@/lib/chain/deployment';

import { stakeFrom } from './accounts';
import { ChildProcesses } from './child-processes';
import { followWallClock } from './clock';
import { reportLoss } from './controls';
import { type Devnet, startDevnet } from './devnet';
import { freePort } from './free-port';
import { readModuleValidators } from './operators';
import { drainBuffer, finalizeAll } from './pool-controls';
import {
  drainCollateral,
  emptyPool,
  fillPool,
  loseBalances,
  setDepositsEnabled,
  updateBalances,
} from './rocket-pool/rocket-pool-controls';
import { SCENARIOS } from './scenarios/scenarios';
import { slashNow } from './slash-now';
import { type DevnetStatus, formatStatus, readStatus } from './status';
import { closeEpoch, fulfilEpoch, loseInvested, runVaultRound } from './vault/vault-controls';

const NEVER_SECONDS = 86_400;
const WHOLE = 10n ** 18n;
/** Scenarios that no journey in the browser plays yet. */
const OTHERS = /^(rocket|vault|price)-/;

/** A real chain with its whole history, on which nothing happens by itself. */
describe('a local chain', () => {
  const processes = new ChildProcesses();
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-devnet-'));
  let devnet: Devnet;
  let seeded: DevnetStatus;
  beforeAll(async () => {
    devnet = await startDevnet(processes, {
      port: await freePort(),
      faultsPort: 0,
      folder,
      blockSeconds: NEVER_SECONDS,
      reportSeconds: NEVER_SECONDS,
      step: (_, work) => work(),
    });
    seeded = await readStatus(devnet);
  });
  afterAll(async () => {
    await devnet.stop();
    await processes.stopAll();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells the app where all three protocols, their markets and the price feed are', async () => {
    const deployment = parseDeployment(JSON.parse(readFileSync(devnet.deploymentFile, 'utf8')));
    if (!deployment.ok) throw new Error(deployment.error.join('\n'));
    const { protocols, markets, feeds, weth } = deployment.value;
    const addresses = [
      ...[protocols.lido.locator, protocols.rocketPool?.storage, protocols.vaults?.[0]?.address],
      ...[weth, feeds?.ethUsd, markets?.uniswapV3?.quoter, markets?.uniswapV3?.router],
      ...(markets?.uniswapV3?.pools.map(({ token }) => token) ?? []),
    ];
    expect(addresses).toHaveLength(10);
    for (const address of addresses) {
      if (address === undefined) throw new Error('An address is missing.');
      expect((await devnet.client.getCode({ address }))?.length).toBeGreaterThan(100);
    }
  });

  it('has ninety days of growth, markets near the values, a fresh price, and redemptions in every state', () => {
    const rates = [seeded.rateWei, seeded.rocketPool.rateWei, seeded.vault.rateWei].map((rate) => Number(rate) / 1e18);
    expect(rates.map((rate) => rate.toFixed(2))).toEqual(['1.01', '1.12', '1.01']);
    expect(seeded.pools.map(({ symbol }) => symbol)).toEqual(['wmrETH', 'acETH', 'mvETH']);
    for (const { premiumPpm } of seeded.pools) expect(Math.abs(premiumPpm)).toBeLessThan(3_300);
    expect(seeded.timestamp - seeded.feed.updatedAt).toBeLessThan(600n);
    expect(seeded.vault.claimableWei).toBeGreaterThan(0n);
    expect(seeded.vault.openEpoch - seeded.vault.lastFulfilledEpoch).toBe(2n);
    const text = formatStatus(seeded);
    for (const part of ['Lido', 'Rocket Pool', 'Vault', '1 ETH = ']) expect(text).toContain(part);
  });

  it('ends each report with its extra data, exits by operator included', async () => {
    await stakeFrom(devnet, (await devnet.client.getAddresses())[0] ?? '0x', parseEther('10'));
    await reportLoss(devnet, 0.1);
    const state = await devnet.client.readContract({
      address: devnet.contracts.addresses.AccountingOracle,
      abi: accountingOracleAbi,
      functionName: 'getProcessingState',
    });
    expect([state.mainDataSubmitted, state.extraDataSubmitted]).toEqual([true, true]);
    const { exited } = await readModuleValidators(devnet);
    await slashNow(devnet, 1);
    await finalizeAll(devnet);
    expect((await readModuleValidators(devnet)).exited).toBeGreaterThanOrEqual(exited);
  });

  it('never runs out of keys for validators', async () => {
    const before = await readModuleValidators(devnet);
    const accounts = await devnet.client.getAddresses();
    for (const account of accounts.slice(0, 2)) {
      await stakeFrom(devnet, account, parseEther('5000'));
      expect((await drainBuffer(devnet)).sentWei).toBeGreaterThan(parseEther('4500'));
    }
    const after = await readModuleValidators(devnet);
    expect(after.deposited - before.deposited).toBeGreaterThan(280n);
  });

  it('updates the balances of Rocket Pool up and down', async () => {
    const { rateBefore, rate } = await updateBalances(devnet);
    expect(rate).toBeGreaterThanOrEqual(rateBefore);
    const loss = await loseBalances(devnet, 1);
    expect(Number(loss.rate) / Number(loss.rateBefore)).toBeCloseTo(0.99, 6);
    expect((await readStatus(devnet)).rocketPool.rateWei).toBeLessThan(rateBefore);
  });

  it('refuses deposits of Rocket Pool, leaves room for a few, and pays no burn', async () => {
    const { RocketDepositPool: address, RocketTokenRETH } = devnet.contracts.rocketPool.addresses;
    const pool = { address, abi: rocketDepositPoolAbi, functionName: 'getMaximumDepositAmount' } as const;
    const token = { address: RocketTokenRETH, abi: rocketTokenRethAbi } as const;
    await setDepositsEnabled(devnet, false);
    expect(await devnet.client.readContract(pool)).toBe(0n);
    await setDepositsEnabled(devnet, true);
    await fillPool(devnet, parseEther('0.5'));
    const room = await devnet.client.readContract(pool);
    expect(room >= parseEther('0.5') && room < parseEther('0.51')).toBe(true);
    await emptyPool(devnet);
    expect((await readStatus(devnet)).rocketPool.poolWei).toBe(0n);
    await drainCollateral(devnet);
    expect(await devnet.client.readContract({ ...token, functionName: 'getTotalCollateral' })).toBeLessThan(10n);
  });

  it('closes and pays the epochs of the vault, at the rate after a loss', async () => {
    const { vault } = devnet.contracts;
    const call = { address: vault.vault, abi: asyncVaultAbi } as const;
    // The history leaves a closed epoch; it is paid before the one that is closed now.
    const closed = await closeEpoch(devnet);
    expect(await fulfilEpoch(devnet)).toBe((closed ?? 0n) - 1n);
    const before = await devnet.client.readContract({ ...call, functionName: 'convertToAssets', args: [WHOLE] });
    await loseInvested(devnet, 1);
    expect(await fulfilEpoch(devnet)).toBe(closed);
    const { assets, shares } = await devnet.client.readContract({
      ...call,
      functionName: 'getEpoch',
      args: [closed ?? 0n],
    });
    expect((assets * WHOLE) / shares).toBeLessThan((before * 995n) / 1_000n);
    expect(await runVaultRound(devnet)).toMatchObject({ fulfilled: undefined, closed: undefined });
  });

  it.each(Object.entries(SCENARIOS).filter(([name, { undo }]) => OTHERS.test(name) && undo !== undefined))(
    'comes into the scenario %s and back',
    async (_, { play, undo }) => {
      const snapshot = await devnet.client.snapshot();
      await play(devnet);
      await undo?.(devnet);
      const { rocketPool, vault, feed } = await readStatus(devnet);
      expect([rocketPool.isDepositEnabled, vault.isPaused, feed.price > 0n]).toEqual([true, false, true]);
      await devnet.client.revert({ id: snapshot });
      // A chain that is taken back starts its clock there.
      await followWallClock(devnet.client);
    },
  );
});

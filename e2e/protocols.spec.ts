import { expect } from '@playwright/test';
import { keccak256, parseAbi } from 'viem';

import { nodeOperatorsRegistryAbi } from '@/contracts-abi/node-operators-registry';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';
import { stakingRouterAbi } from '@/contracts-abi/staking-router';

import { GuidePages } from './pages/guide-pages';
import { test } from './support/fixtures';

const digits = (text: string | null) => (text ?? '').replace(/[^\d.]/g, '');

test('pools stand side by side with what their own contracts say', async ({ page, chain }) => {
  const guide = new GuidePages(page);
  await chain.withoutReports(async () => {
    await guide.open('/protocols');
    const { rocketPool } = chain.link.contracts;
    const rate = await chain.client.readContract({
      address: rocketPool.addresses.RocketTokenRETH,
      abi: rocketTokenRethAbi,
      functionName: 'getExchangeRate',
    });
    const shown = await guide.compared(/^Exchange rate/, 'Rocket Pool');
    // Nine decimals, cut off.
    const nine = `${rate / 10n ** 18n}.${(rate % 10n ** 18n).toString().padStart(18, '0').slice(0, 9)}`;
    await expect.poll(async () => digits(await shown.textContent())).toContain(nine);
  });
  for (const pool of ['Lido', 'Rocket Pool', 'mvETH vault']) {
    for (const measure of [/^APR.*7 days/, /^APR.*30 days/, /^APR.*90 days/])
      await expect(await guide.compared(measure, pool)).toContainText(/\d\.\d\d %/);
    await expect(await guide.compared(/^Total staked/, pool)).toContainText('USD');
  }
});

test('every figure of a pool of another protocol opens its own origin', async ({ page, chain }) => {
  const guide = new GuidePages(page);
  await guide.open('/protocols');
  const cell = await guide.compared(/^Exchange rate/, 'Rocket Pool');
  await cell.getByRole('button', { name: /where this comes from/ }).click();
  await expect(guide.note).toContainText('RocketTokenRETH');
  await expect(guide.note).toContainText(chain.link.contracts.rocketPool.addresses.RocketTokenRETH);
  await expect(guide.note).toContainText('getExchangeRate()(uint256)');
});

test('a pool’s operators, their shares and concentration are those of the registry', async ({ page, chain }) => {
  const guide = new GuidePages(page);
  const { StakingRouter, NodeOperatorsRegistry } = chain.link.contracts.addresses;
  await guide.open('/protocols/lido');
  const operators = guide.part(/^Operators/);
  const block = BigInt(digits(await operators.getByText(/^read at block/).textContent()));
  const modules = await chain.client.readContract({
    address: StakingRouter,
    abi: stakingRouterAbi,
    functionName: 'getStakingModules',
    blockNumber: block,
  });
  expect(modules.map(({ stakingModuleAddress }) => stakingModuleAddress)).toEqual([NodeOperatorsRegistry]);
  const registry = { address: NodeOperatorsRegistry, abi: nodeOperatorsRegistryAbi, blockNumber: block } as const;
  const count = await chain.client.readContract({ ...registry, functionName: 'getNodeOperatorsCount' });
  let all = 0n;
  let largest = 0n;
  for (let id = 0n; id < count; id += 1n) {
    const operator = await chain.client.readContract({
      ...registry,
      functionName: 'getNodeOperator',
      args: [id, true],
    });
    const [, name, , , exited, , deposited] = operator;
    const working = deposited - exited;
    all += working;
    if (working > largest) largest = working;
    const row = operators.getByRole('row').filter({ hasText: name });
    await expect(row.getByRole('cell').nth(1)).toContainText(new RegExp(`^${working}\\b`));
    await expect(row.getByRole('cell').nth(2)).toContainText(new RegExp(`^${exited}\\b`));
  }
  const share = `${(largest * 1_000n) / all / 10n}.${((largest * 1_000n) / all) % 10n} %`;
  await expect(operators.getByText('Largest operator').locator('xpath=ancestor::div[1]')).toContainText(share);
});

test('contracts show the hash of their code, and roles who has them', async ({ page, chain }) => {
  const guide = new GuidePages(page);
  await guide.open('/protocols/lido');
  const { Lido, WithdrawalQueueERC721 } = chain.link.contracts.addresses;
  const contracts = guide.part('Contracts');
  for (const address of [Lido, WithdrawalQueueERC721]) {
    const code = await chain.client.getCode({ address });
    const item = contracts.getByRole('listitem').filter({ hasText: address });
    await expect(item).toContainText(keccak256(code ?? '0x'));
  }
  const roles = guide.part('Roles and what each can do');
  const row = roles.getByRole('row').filter({ hasText: 'turn bunker mode on and off' });
  await expect(row).toContainText('AccountingOracle');
  const holder =
    (await roles.getByRole('row').filter({ hasText: 'stop the whole protocol' }).locator('.sr-only').textContent()) ??
    '';
  const has = await chain.client.readContract({
    address: Lido,
    abi: parseAbi([
      'function PAUSE_ROLE() view returns (bytes32)',
      'function hasRole(bytes32,address) view returns (bool)',
    ]),
    functionName: 'hasRole',
    args: [keccak256(new TextEncoder().encode('PAUSE_ROLE')), holder as `0x${string}`],
  });
  expect(has).toBe(true);
});

test('a pause shows once the pool is read again, and unknown pools lead nowhere', async ({ page }) => {
  const guide = new GuidePages(page);
  await guide.open('/protocols/rocket-pool');
  await expect(guide.part('What can be paused')).toContainText('Deposits');
  await expect(guide.part('Audits')).toContainText('Saturn 1');
  const answer = await page.goto('/protocols/nowhere');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible();
});

import { type Address, erc20Abi, parseAbi, parseEther } from 'viem';
import { describe, expect, it } from 'vitest';

import type { VaultPool, VaultPosition } from '@/lib/protocols/erc4626/pool';
import type { Intent } from '@/lib/protocols/protocol';
import { shares, wei } from '@/lib/units/units';

import { deployContract } from '../deploy-contract';
import type { DevnetLink } from '../devnet-link';
import { wrapEther } from '../vault/keeper';
import { amountUpTo, random } from './amounts.integration.fixture';
import { conform, conformMany } from './conform.integration.fixture';
import { type Picture, readPicture, type Subject } from './subject.integration.fixture';

const RUNS = 20;
const CAP = parseEther('500');
const FEE_BPS = 30n;
const keeperAbi = parseAbi(['function lend(uint256 assets)', 'function writeOff(uint256 assets)']);

/** The adapter of vaults against plain ones: one of wrapped ether, and one whose token is the first one's share. */
export function describeSyncVault(link: () => DevnetLink, ofVaults: () => Subject): void {
  const deploy = async (asset: Address, cap = CAP): Promise<Subject> => {
    const { operator } = link().contracts.vault;
    const root = await deployContract(link().client, operator, 'SyncVault', [asset, operator, cap, FEE_BPS]);
    // OpenZeppelin's vaults move nothing for nothing, and do not mind.
    return { ...ofVaults(), root, allowed: ['amount-zero'] };
  };
  const keep = ({ root }: Subject, functionName: 'lend' | 'writeOff', assets: bigint) =>
    link().client.writeContractSync({
      address: root,
      abi: keeperAbi,
      functionName,
      args: [assets],
      account: link().contracts.vault.operator,
      throwOnReceiptRevert: true,
    });
  /** What is given to a vault belongs to its holders. */
  const give = async ({ root }: Subject, amount: bigint) => {
    const { operator, weth } = link().contracts.vault;
    await wrapEther(link(), operator, amount);
    const transfer = { address: weth, abi: erc20Abi, functionName: 'transfer', args: [root, amount] } as const;
    await link().client.writeContractSync({ ...transfer, account: operator, throwOnReceiptRevert: true });
  };
  const weth = () => link().contracts.parts.weth;

  describe('a vault that pays at once', () => {
    it.each([
      { state: 'as it is', enter: () => Promise.resolve() },
      { state: 'after a gain', enter: (vault: Subject) => give(vault, parseEther('1.7') + 3n) },
      {
        state: 'after a loss',
        enter: async (vault: Subject) => {
          await keep(vault, 'lend', parseEther('4'));
          await keep(vault, 'writeOff', parseEther('1.1') + 1n);
        },
      },
    ])('$state: every quote is what happens', async ({ enter }) => {
      const vault = await deploy(weth());
      expect(await conform(vault, stakeOf(parseEther('30')))).toBe('done');
      await enter(vault);
      const tally = await conformMany(vault, RUNS, intentOf);
      expect(tally.done).toBeGreaterThanOrEqual(RUNS / 3);
    });

    it('takes and pays what fits, and not a unit more', async () => {
      const vault = await deploy(weth());
      expect(await conform(vault, stakeOf(CAP + 1n))).toBe('vault-full');
      expect(await conform(vault, stakeOf(CAP))).toBe('done');
      await keep(vault, 'lend', CAP - parseEther('1'));
      const { position } = await readPicture(vault);
      const { exit } = position as VaultPosition;
      if (exit === null) throw new Error('the vault says what can leave');
      expect(await conform(vault, redeemOf(exit.shares + 1n))).toBe('collateral-short');
      expect(await conform(vault, redeemOf(exit.shares))).toBe('done');
    });

    it('over a token that is not wrapped ether is served in that token’s decimals', async () => {
      const inner = await deploy(weth());
      await conform(inner, stakeOf(parseEther('30')));
      const outer = await deploy(inner.root, CAP * 1_000n);
      const { pool, stages } = await readPicture(outer);
      expect((pool as VaultPool).contracts).toMatchObject({
        share: { decimals: 24 },
        underlying: { decimals: 21 },
        takesWrappedEther: false,
        exit: 'at-once',
      });
      expect(stages).toEqual({ pool: 1, position: 1 });
      const tally = await conformMany(outer, RUNS, intentOf);
      expect(tally.done).toBeGreaterThanOrEqual(RUNS / 3);
    });
  });
}

const stakeOf = (amount: bigint): Intent => ({ kind: 'stake', amount: wei(amount), receive: 'accruing' });
const redeemOf = (amount: bigint): Intent => ({ kind: 'redeem', amount: shares(amount) });

function intentOf({ pool, position }: Picture): Intent {
  const { accruing, underlying } = position as VaultPosition;
  const { takesWrappedEther } = (pool as VaultPool).contracts;
  return random.pick<Intent>([
    stakeOf(amountUpTo(takesWrappedEther ? parseEther('9') : underlying)),
    stakeOf(amountUpTo(underlying)),
    redeemOf(amountUpTo(accruing)),
  ]);
}

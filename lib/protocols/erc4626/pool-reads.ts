import { zeroAddress } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { vaultShareAbi } from '@/contracts-abi/vault-share';
import { shares, wei } from '@/lib/units/units';

import { type ContractRead, done, planReads, type ReadPlan } from '../read-plan';
import { limitOf } from './limit';
import type { VaultContracts, VaultPool } from './pool';

/** Everything about a vault at one block, in one stage. */
export function vaultReads(contracts: VaultContracts): ReadPlan<VaultPool> {
  const { vault, share, underlying } = contracts;
  const ask = (functionName: string, ...args: unknown[]): ContractRead => ({
    address: vault,
    abi: asyncVaultAbi,
    functionName,
    args,
  });
  const calls = {
    assets: ask('totalAssets'),
    shares: { address: share.address, abi: vaultShareAbi, functionName: 'totalSupply' },
    rate: ask('convertToAssets', 10n ** BigInt(share.decimals)),
    // Nobody's address: what the vault takes from somebody it does not know.
    room: ask('maxDeposit', zeroAddress),
    paused: ask('paused'),
  };
  return planReads(calls, (answers) =>
    done({
      protocol: 'erc4626',
      id: `vault-${vault.toLowerCase()}`,
      contracts,
      tokens: { accruing: share, underlying },
      totals: { assets: wei(answers.bigint('assets')), shares: shares(answers.bigint('shares')) },
      rate: wei(answers.bigint('rate')),
      room: limitOf(answers, 'room'),
      paused: answers.has('paused') ? answers.boolean('paused') : null,
    }),
  );
}

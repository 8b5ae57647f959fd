import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { err, ok } from '@/lib/result';

import type { ChainPrice, Intent } from '../protocol';
import { done, planReads, type ReadPlan } from '../read-plan';
import { isVaultIntent } from './intent';
import type { VaultPool } from './pool';

/**
 * Asks the vault what exactly this amount brings. `preview…` counts fees and rounding in, `convert…` does not; but of a
 * redemption by request there is no preview, which must revert by its standard, so the rate of now has to do.
 */
export function vaultPriceReads({ contracts }: VaultPool, intent: Intent): ReadPlan<ChainPrice> | null {
  if (!isVaultIntent(intent, contracts) || intent.kind === 'claim') return null;
  if (intent.kind === 'stake' && contracts.depositsByRequest) return null;
  const { amount } = intent;
  const call = { address: contracts.vault, abi: asyncVaultAbi, functionName: FUNCTIONS[intent.kind], args: [amount] };
  return planReads({ price: call }, (answers) =>
    done({
      amount,
      receive: answers.has('price') ? ok(answers.bigint('price')) : err(answers.failure('price')),
    }),
  );
}

const FUNCTIONS = { stake: 'previewDeposit', redeem: 'previewRedeem', request: 'convertToAssets' } as const;

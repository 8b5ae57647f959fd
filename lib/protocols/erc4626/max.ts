import { type Wei, wei } from '@/lib/units/units';

import { mostToStake } from '../most-to-stake';
import { vaultGas } from './gas';
import type { VaultContext } from './pool';

/**
 * The most a person can sensibly deposit: their underlying token, and for wrapped ether also their ether less the likely
 * network cost, within what the vault takes.
 * @returns in the token's smallest unit; null when balance or gas is unknown
 */
export function maxStakeVault(context: VaultContext): Wei | null {
  const { pool, position } = context;
  if (position === null) return null;
  const fromEther = pool.contracts.takesWrappedEther ? etherToWrap(context) : wei(0n);
  if (fromEther === null) return null;
  const funds = position.underlying + fromEther;
  return wei(position.mostDeposit !== null && position.mostDeposit < funds ? position.mostDeposit : funds);
}

function etherToWrap(context: VaultContext): Wei | null {
  const steps = { wrap: true, approval: true };
  return mostToStake(context, vaultGas({ kind: 'stake', amount: wei(0n), receive: 'accruing' }, steps), null);
}

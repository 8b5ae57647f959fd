import { erc20Abi } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { wei } from '@/lib/units/units';

import type { ContractCall, Intent, TxStep } from '../protocol';
import { claimOf } from './claims';
import { fundingOf } from './funding';
import { type VaultIntent, vaultIntent } from './intent';
import type { VaultContracts, VaultPool, VaultPosition } from './pool';
import { wrappedEtherAbi } from './wrapped-ether-abi';

/**
 * The calls that carry out an intent which {@link quoteVault} accepted. A deposit starts with wrapping the ether that is
 * missing of it, then allows exactly the deposit. The account asks for its own shares and claims for itself, to whomever
 * it wants paid, which needs no allowance and no operator.
 * @throws Error for what would have been refused
 */
export function planVault(pool: VaultPool, position: VaultPosition, wanted: Intent): readonly TxStep[] {
  const { contracts } = pool;
  const intent = vaultIntent(wanted, contracts);
  const before = intent.kind === 'stake' ? stepsBefore(contracts, position, intent) : [];
  return [...before, { kind: 'act', call: actOf(contracts, position, intent), approval: null }];
}

function stepsBefore(
  contracts: VaultContracts,
  position: VaultPosition,
  { amount }: Extract<VaultIntent, { kind: 'stake' }>,
): readonly TxStep[] {
  const { vault, underlying } = contracts;
  const token = { type: 'call', address: underlying.address } as const;
  const { wrap, approve } = fundingOf(contracts, position, amount);
  const steps: TxStep[] = [];
  if (wrap > 0n) {
    const call = { ...token, abi: wrappedEtherAbi, functionName: 'deposit', args: [], value: wrap };
    steps.push({ kind: 'wrap', call, approval: null });
  }
  if (approve !== null) {
    const call = { ...token, abi: erc20Abi, functionName: 'approve', args: [vault, approve], value: wei(0n) };
    steps.push({ kind: 'approve', call, approval: { asset: 'underlying', amount: approve, spender: vault } });
  }
  return steps;
}

function actOf(contracts: VaultContracts, position: VaultPosition, intent: VaultIntent): ContractCall {
  const { account } = position;
  const call = (functionName: string, ...args: unknown[]): ContractCall => ({
    type: 'call',
    address: contracts.vault,
    abi: asyncVaultAbi,
    functionName,
    args,
    value: wei(0n),
  });
  switch (intent.kind) {
    case 'stake':
      return call('deposit', intent.amount, account);
    case 'redeem':
      return call('redeem', intent.amount, account, account);
    case 'request':
      return call('requestRedeem', intent.amount, account, account);
    case 'claim': {
      const claim = claimOf(contracts, position, intent.ids);
      if (!claim.ok) throw new Error(`the claim would be refused: ${claim.error.code}`);
      return call('redeem', claim.value.shares, intent.to ?? account, account);
    }
  }
}

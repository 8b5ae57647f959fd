import { err, ok, type Result } from '@/lib/result';
import { type Wei, wei } from '@/lib/units/units';

import { refusalOfGas } from '../gas-refusal';
import type { Intent, Quote } from '../protocol';
import type { Refusal } from '../refusal';
import { claimOf } from './claims';
import { fundingOf } from './funding';
import { vaultGas } from './gas';
import { isVaultIntent, type VaultIntent } from './intent';
import type { VaultContext } from './pool';

/** What an intent would do, by the vault's own word, or why it would not be carried out. */
export function quoteVault(context: VaultContext, intent: Intent): Result<Quote, Refusal> {
  if (!isVaultIntent(intent, context.pool.contracts)) return err({ code: 'not-offered' });
  const refusal = refusalOf(context, intent);
  if (refusal !== null) return err(refusal);
  const moves = movesOf(context, intent);
  if (!moves.ok) return moves;
  const { wrap, ...steps } = stepsOf(context, intent);
  const gasUnits = vaultGas(intent, { ...steps, wrap: wrap > 0n });
  const gas = refusalOfGas(context, wrap, gasUnits);
  return gas === null ? ok({ ...moves.value, gasUnits }) : err(gas);
}

function refusalOf(context: VaultContext, intent: VaultIntent): Refusal | null {
  if (intent.kind !== 'claim' && intent.amount <= 0n) return { code: 'amount-zero' };
  switch (intent.kind) {
    case 'stake':
      return refusalOfDeposit(context, intent.amount);
    case 'redeem':
      return refusalOfShares(context, intent.amount) ?? refusalOfExit(context, intent.amount);
    case 'request':
      return context.pool.paused === true ? { code: 'queue-paused' } : refusalOfShares(context, intent.amount);
    case 'claim':
      return null;
  }
}

function refusalOfDeposit({ pool, position }: VaultContext, amount: Wei): Refusal | null {
  const { depositsByRequest, takesWrappedEther } = pool.contracts;
  if (depositsByRequest) return { code: 'deposits-by-request' };
  const room = position === null ? pool.room : position.mostDeposit;
  if (room !== null && amount > room)
    return room === 0n && pool.paused === true ? { code: 'staking-paused' } : { code: 'vault-full', left: room };
  if (position === null) return null;
  const { underlying, ether } = position;
  if (!takesWrappedEther)
    return amount > underlying ? { code: 'balance-exceeded', asset: 'underlying', balance: underlying } : null;
  const together = underlying + ether;
  if (amount <= together) return null;
  return { code: 'balance-exceeded', asset: 'underlying', balance: together, withEther: true };
}

function refusalOfShares({ position }: VaultContext, amount: bigint): Refusal | null {
  if (position === null || amount <= position.accruing) return null;
  return { code: 'balance-exceeded', asset: 'accruing', balance: position.accruing };
}

/** A vault that pays at once can pay only what it has at hand. */
function refusalOfExit({ position }: VaultContext, amount: bigint): Refusal | null {
  const exit = position?.exit ?? null;
  if (exit === null || amount <= exit.shares) return null;
  return { code: 'collateral-short', available: exit.assets, most: exit.shares };
}

type Moves = Omit<Quote, 'gasUnits'>;

function movesOf(context: VaultContext, intent: VaultIntent): Result<Moves, Refusal> {
  if (intent.kind === 'claim') {
    const claim = claimOf(context.pool.contracts, context.position, intent.ids);
    if (!claim.ok) return claim;
    const receive = { asset: 'underlying', amount: claim.value.assets } as const;
    return ok({ give: null, receive, requests: [] });
  }
  const price = priceOf(context, intent.amount);
  if (!price.ok) return price;
  if (price.value === 0n) return err({ code: 'nothing-received' });
  if (intent.kind === 'stake') {
    const give = { asset: 'underlying', amount: intent.amount } as const;
    return ok({ give, receive: { asset: 'accruing', amount: price.value }, requests: [] });
  }
  const give = { asset: 'accruing', amount: intent.amount } as const;
  if (intent.kind === 'request') return ok({ give, receive: null, requests: [wei(price.value)], estimated: true });
  return ok({ give, receive: { asset: 'underlying', amount: price.value }, requests: [] });
}

/** A price of another amount is no price of this one. */
function priceOf({ price }: VaultContext, amount: bigint): Result<bigint, Refusal> {
  if (price === null || price.amount !== amount) return err({ code: 'not-priced', reason: null });
  return price.receive.ok ? price.receive : err({ code: 'not-priced', reason: price.receive.error });
}

/** Before an account is known, a deposit is taken to need everything that may come before it. */
function stepsOf({ pool, position }: VaultContext, intent: VaultIntent) {
  if (intent.kind !== 'stake') return { wrap: wei(0n), approval: false };
  if (position === null) return { wrap: wei(pool.contracts.takesWrappedEther ? intent.amount : 0n), approval: true };
  const { wrap, approve } = fundingOf(pool.contracts, position, intent.amount);
  return { wrap, approval: approve !== null };
}

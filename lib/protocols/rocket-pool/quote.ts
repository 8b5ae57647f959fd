import { mostBurnable, refusalOfBurn } from '@/lib/domain/rocket-pool-burn';
import { refusalOfDeposit, rethFromDepositDown } from '@/lib/domain/rocket-pool-deposit';
import { etherFromRethDown } from '@/lib/domain/rocket-pool-rate';
import { err, ok, type Result } from '@/lib/result';
import { type Shares, shares, type Wei } from '@/lib/units/units';

import { refusalOfGas } from '../gas-refusal';
import type { Intent, Quote } from '../protocol';
import type { Refusal } from '../refusal';
import { rocketPoolGas } from './gas';
import { isRocketPoolIntent } from './intent';
import type { RocketPool, RocketPoolContext } from './pool';

/** What an intent would do, to the wei, or why it would not be carried out. */
export function quoteRocketPool(context: RocketPoolContext, intent: Intent): Result<Quote, Refusal> {
  if (!isRocketPoolIntent(intent)) return err({ code: 'not-offered' });
  const refusal =
    intent.kind === 'stake' ? refusalOfStake(context, intent.amount) : refusalOfRedeem(context, intent.amount);
  if (refusal !== null) return err(refusal);
  const gasUnits = rocketPoolGas(intent);
  const sent = intent.kind === 'stake' ? intent.amount : 0n;
  const gas = refusalOfGas(context, sent, gasUnits);
  if (gas !== null) return err(gas);
  return ok({ ...movesOf(context.pool, intent), requests: [], gasUnits });
}

type Moves = Pick<Quote, 'give' | 'receive'>;

function movesOf(
  { balances, deposit }: RocketPool,
  intent: { kind: 'stake'; amount: Wei } | { kind: 'redeem'; amount: Shares },
): Moves {
  if (intent.kind === 'stake') {
    return {
      give: { asset: 'ether', amount: intent.amount },
      receive: { asset: 'accruing', amount: rethFromDepositDown(intent.amount, { fee: deposit.fee, balances }) },
    };
  }
  return {
    give: { asset: 'accruing', amount: intent.amount },
    receive: { asset: 'ether', amount: etherFromRethDown(intent.amount, balances) },
  };
}

function refusalOfStake({ pool, position }: RocketPoolContext, amount: Wei): Refusal | null {
  if (amount <= 0n) return { code: 'amount-zero' };
  const { deposit, balances } = pool;
  // The token's contract divides by the network's ether and gives no price without it.
  if (balances.totalEther === 0n && balances.rethSupply > 0n)
    return { code: 'not-priced', reason: 'the network is reported to have no ETH' };
  switch (refusalOfDeposit(amount, { ...deposit, balances })) {
    case 'disabled':
      return { code: 'staking-paused' };
    case 'below-minimum':
      return { code: 'below-minimum', min: deposit.minimum };
    case 'above-maximum':
      return { code: 'pool-full', left: deposit.maximum };
    case 'nothing-minted':
      return { code: 'nothing-received' };
    case null:
      break;
  }
  if (position === null || amount <= position.ether) return null;
  return { code: 'balance-exceeded', asset: 'ether', balance: position.ether };
}

function refusalOfRedeem({ pool, position }: RocketPoolContext, amount: Shares): Refusal | null {
  if (amount <= 0n) return { code: 'amount-zero' };
  // Without a wallet there is no balance to exceed, and the pool's own limit still counts.
  const held = position?.accruing ?? amount;
  switch (refusalOfBurn(amount, held, pool.collateral, pool.balances)) {
    case 'amount-zero':
      return { code: 'amount-zero' };
    case 'exceeds-balance':
      return { code: 'balance-exceeded', asset: 'accruing', balance: held };
    case 'exceeds-collateral':
      return {
        code: 'collateral-short',
        available: pool.collateral,
        most: mostBurnable(pool.collateral, pool.balances) ?? shares(0n),
      };
    case null:
      break;
  }
  // The contract burns tokens worth nothing all the same.
  return etherFromRethDown(amount, pool.balances) === 0n ? { code: 'nothing-received' } : null;
}

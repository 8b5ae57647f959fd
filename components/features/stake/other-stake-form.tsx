'use client';

import { AmountForm } from '@/components/pool/amount-form';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { useOtherAmountForm } from '@/hooks/use-other-amount-form';
import type { OtherPool } from '@/hooks/use-other-pool';
import { formatBalance, formatInput } from '@/lib/format/format-amount';
import { intentTitle } from '@/lib/format/intent-wording';
import { decimalsOf } from '@/lib/format/refusal-wording';
import { withdrawHref } from '@/lib/pool-links';
import type { Exit } from '@/lib/protocols/facts';
import type { PoolWithPosition } from '@/lib/protocols/pool-kinds';
import type { Intent } from '@/lib/protocols/protocol';
import { maxDeposit } from '@/lib/protocols/quote-of-others';
import { wei } from '@/lib/units/units';

import { OtherStakeLedger } from './other-stake-ledger';

/** Puts ether into Rocket Pool, or a vault's token into the vault. */
export function OtherStakeForm({ pool: { of, context, known } }: { readonly pool: OtherPool }) {
  const { tokens } = of.pool;
  const unit = { symbol: tokens.underlying?.symbol ?? 'ETH', decimals: decimalsOf(givenBy(known), tokens) };
  const amount = useOtherAmountForm(context, stakeIntent, unit);
  const most = maxDeposit(context);
  return (
    <AmountForm
      amount={amount}
      label={`Amount to deposit, in ${unit.symbol}`}
      unit={unit.symbol}
      action={amount.quote === null || amount.intent === null ? 'Deposit' : intentTitle(amount.intent, tokens)}
      purpose="to deposit"
      hint={balanceWords(known)}
      useMost={
        most !== null && most > 0n ? (
          <Button variant="quiet" onClick={() => amount.setText(formatInput(most, unit.decimals))}>
            Use {formatBalance(most, unit.decimals)}, gas kept back
          </Button>
        ) : null
      }
      after={holdsNothing(known) ? <Risks exits={of.facts.exits} pool={of.id} /> : null}
    >
      <OtherStakeLedger of={of} context={context} known={known} amount={amount} />
    </AmountForm>
  );
}

function stakeIntent(amount: bigint): Intent {
  return { kind: 'stake', amount: wei(amount), receive: 'accruing' };
}

function givenBy({ pool }: PoolWithPosition): 'ether' | 'underlying' {
  return pool.protocol === 'erc4626' ? 'underlying' : 'ether';
}

/** What the account can give. A vault of wrapped ether takes ether too, which is wrapped first. */
function balanceWords(known: PoolWithPosition): string | null {
  const { pool, position } = known;
  if (position === null) return null;
  const ether = `${formatBalance(position.ether)} ETH`;
  if (pool.protocol !== 'erc4626' || !('underlying' in position)) return `Balance ${ether}`;
  const { symbol, decimals } = pool.tokens.underlying;
  const own = `Balance ${formatBalance(position.underlying, decimals)} ${symbol}`;
  return pool.contracts.takesWrappedEther ? `${own} and ${ether}, which is wrapped as needed` : own;
}

function holdsNothing({ position }: PoolWithPosition): boolean {
  return position === null || !('accruing' in position) || position.accruing === 0n;
}

/** What can go wrong, before a first deposit. */
function Risks({ exits, pool }: { readonly exits: readonly Exit[]; readonly pool: string }) {
  return (
    <Notice tone="caution" title="Before your first deposit.">
      {exits.map(({ kind }) => LEAVING[kind]).join(' ')} The contracts can have faults, and a loss of the pool lowers
      everyone’s rate. The market may pay less than the rate.{' '}
      <TextLink href={`/protocols/${pool}`}>Who runs it, and what they can do</TextLink> ·{' '}
      <TextLink href={withdrawHref(pool)}>How to leave</TextLink>
    </Notice>
  );
}

const LEAVING = {
  queue: 'Leaving takes days, not seconds.',
  instant: 'You can leave at once only while there is enough at hand to pay you; otherwise you wait, or sell.',
  request: 'Leaving takes a request, which the vault pays in its own time; nobody can say when.',
} as const satisfies Record<Exit['kind'], string>;
